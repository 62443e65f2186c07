# SPDX-License-Identifier: Apache-2.0
# Copyright the Baton authors
"""Explicit-state check of the ownership protocol: one session, two nodes, every order of steps and faults within the bounds below.

usage: python3 ownership.py [--small] [--all] [--only=CONFIGURATION] [sabotage...]
  no word    checks the protocol in each configuration: "ok, N states", exit 0
  sabotage   leaves one rule out: "VIOLATION what after trace", exit 1
  --all      the protocol must hold, each sabotage must be refuted; one line each, exit 0 if so
  --small    narrower bounds for the protocol, a few seconds; sabotages keep their bounds

Every request adds its own bit to the session's value, so a state is "older" if it lacks an acknowledged bit. Invariants:
  I1 A request sees all that was acknowledged before it began, but for what is excused.
  I2 What was acknowledged is in the record or, unsaved, in its owner's memory, but for what is excused.
  I3 What was acknowledged as ended or renamed is not served under its old id.
  I4 A copy (memory of a session since given away) does not heal the store while a live node has newer memory.
Excused are
  - with interval backup, unsaved bits of an owner that was killed or whose incarnation ended;
  - what a store that lost its writes has lost, until a node whose memory has it gets a write acknowledged (a heal makes it binding again). A node that
    has not noticed the loss may show its memory until its sureness ends, at most a lease, and what it gets acknowledged meanwhile may be lost, too.
    Which of two histories goes on after a loss is decided by who reaches the store first, not by age. The engine does better than this model demands: a
    copy waits until owners had the time to bring back what they have.
Each configuration is exhausted. Time is in the guards marked T. A node without an answer waits. Messages are hints: an owner may hand over whenever
it is idle, asked or not, or never. Hence whether new requests queue behind an asker ("overtake"), and who is next in line, decides only how long
somebody waits. Not in the model: deltas on recovery, removed attributes, parallel requests of one node, the end of a tombstone's life.
"""
import sys
import time
from collections import deque, namedtuple

SABOTAGES = {  # what is left out, and a configuration that shows it
    'nofence': 'request', 'reuse_inc': 'request', 'fast_unnoticed': 'request', 'serve_unverified': 'request', 'release_before_save': 'interval',
    'lapse_early': 'request', 'resub_same_inc': 'request', 'renew_unconfirmed': 'request', 'stale_beat': 'request', 'no_bury': 'lease',
    'trust_expiry': 'lease', 'release_blind': 'interval', 'release_unsaved': 'interval', 'force_unsaved': 'interval',
    'lost_answer_ignored': 'interval', 'heal_without_fence': 'heal', 'heal_ignores_versions': 'heal', 'heal_raises_first': 'heal',
    'release_ignores_version': 'heal', 'copy_heals': 'heal', 'forget_tombstone': 'end',
    'rename_without_tombstone': 'end', 'end_unowned': 'end', 'rename_unowned': 'end', 'rename_over_end': 'end'}
FAULTS = ('kill', 'pause', 'drop', 'expire', 'late', 'mute', 'force', 'replicate', 'loss')
CONFIGURATIONS = {  # requests beside the first, incarnations per node, interval backup, kinds of request, how often each fault may happen
    'request': dict(requests=2, incarnations=2, kinds=('use',), beats=True, kill=1, pause=1, drop=1),
    'lease': dict(requests=2, incarnations=2, kinds=('use',), beats=True, expire=1, late=1),
    'interval': dict(requests=2, incarnations=2, interval=True, kinds=('use',), kill=1, pause=1, mute=1, force=1),
    'heal': dict(requests=2, incarnations=2, kinds=('use',), replicate=1, loss=1),
    'end': dict(requests=2, incarnations=2, kinds=('use', 'end', 'rename'), kill=1, force=1, pause=1)}
SMALL = {'request': dict(kill=0, pause=0, requests=1), 'lease': dict(requests=1), 'interval': dict(pause=0, kill=0, requests=1),
         'heal': dict(requests=1), 'end': dict(requests=1)}
NARROWED = {  # other bounds that show a sabotage sooner
    'end_unowned': dict(requests=3, kill=0, pause=0, kinds=('use', 'end')), 'rename_over_end': dict(requests=3, kill=0, pause=0, force=0)}

# The record under one key; ended: why, for a tombstone; owned: false after a release; run: fence at which the unbroken time of one process began.
Record = namedtuple('Record', 'ended owner owned fence run version value')
# What a node has of the session; status: OWNED, DOUBTFUL (an answer was lost: claim first), COPY (given away); full: the next write brings all.
Memory = namedtuple('Memory', 'key incarnation status fence run version value saved full')
Request = namedtuple('Request', 'phase kind key bit must forbidden answer recovered')
# beat: SENT, STALE (sent before the latest doubt), HEARD (renewed, ping received); suspect: (other's incarnation, UNCHANGED | DEAD)
# leased, heard: whether the store has the lease key and the subscription of the incarnation; deaf: whether the node knows that the latter is lost.
Node = namedtuple('Node', 'up incarnation leased heard sure deaf paused beat suspect memory request')
State = namedtuple('State', 'records nodes started acked excused gone replica left lost')


class Violation(Exception):
    pass


class Model:
    def __init__(self, configuration, sabotages=()):
        self.configuration, self.sabotages = configuration, frozenset(sabotages)
        self.interval = configuration.get('interval', False)

    def initial(self):
        """Node 0 owns the session; its first request is acknowledged."""
        record = Record(None, (0, 0), True, 1, 1, 1, 1)
        owner = Node(True, 0, True, True, True, False, False, None, None, Memory(0, 0, 'OWNED', 1, 1, 1, 1, 1, False), None)
        left = tuple(self.configuration.get(fault, 0) for fault in FAULTS)
        return State((record, None), (owner, owner._replace(memory=None)), 1, 1, 0, frozenset(), record, left, False)

    # --- the scripts: each answers a word and the record as it is afterwards

    def claim(self, record, me, memory, taken_from):
        if record is None:
            return 'ABSENT', record
        if record.ended:
            return 'ENDED', record
        if memory and memory.fence > record.fence:
            return 'BEHIND', record
        mine = record.owner is not None and record.owner[0] == me[0]  # under this or a former incarnation
        if record.owned and not mine and record.owner != taken_from:
            return 'BUSY', record
        same_run = memory is not None and mine and memory.run == record.run
        if same_run and memory.version > record.version:
            return 'BEHIND', record
        if same_run and record.owned and record.owner == me and memory.fence == record.fence and memory.status == 'OWNED':
            return 'UNCHANGED', record
        fence = record.fence + 1
        granted = record._replace(owner=me, owned=True, fence=fence, run=record.run if same_run else fence)
        return ('UNCHANGED' if same_run else 'CHANGED'), granted

    def save(self, record, me, memory, release, value):
        fence = memory.fence
        if record is None:
            if not memory.full:
                return 'ABSENT', record
        elif record.ended:
            return 'ENDED', record
        elif 'nofence' not in self.sabotages:
            judged = fence + 1 if memory.full and 'heal_raises_first' in self.sabotages else fence
            if record.fence > judged or record.fence == judged and (record.owner != me or record.version > memory.version):
                return 'FENCED', record
            if not memory.full and (record.fence < fence or record.version < memory.version):
                if 'heal_ignores_versions' not in self.sabotages and not (release and 'release_ignores_version' in self.sabotages
                                                                          and record.fence == fence and value == memory.saved):
                    return 'BEHIND', record
        if memory.full:
            fence += 'heal_without_fence' not in self.sabotages  # judged by the fence it had, stored under a higher one
            return 'SAVED', Record(None, me, not release, fence, fence, memory.version + 1, value)
        changed = value & ~memory.saved
        return 'SAVED', record._replace(owner=me, owned=not release, fence=max(fence, record.fence), value=record.value | changed,
                                        version=record.version + bool(changed))

    def end(self, record, cause, me, fence, only_if_owned, tombstone):
        if record is not None and not record.ended:
            if only_if_owned and (record.owner, record.fence) != (me, fence):
                return 'FENCED', record
            record = Record(cause, None, False, record.fence + 1, 0, 0, 0) if tombstone else None
        elif 'rename_over_end' not in self.sabotages and record is not None and cause == 'RENAMED':
            return 'FENCED', record  # somebody else ended it before: then it has ended under its new id, too
        return 'ENDED', record

    # --- what a node does; each generator yields (name of the step, state after it)

    def steps(self, s):
        for i in (0, 1):
            node = s.nodes[i]
            if not node.up:
                continue
            if node.paused:
                yield f'resume{i}', put(s, i, paused=False, **self.doubt(node))
                continue
            if node.request:
                yield from self.request_steps(s, i, node, node.request)
            else:
                yield from self.idle_steps(s, i, node)
            yield from self.release_unknown(s, i, node)
            if node.request or node.memory and node.memory.status != 'COPY':  # else nothing depends on what becomes of the node
                yield from self.lease_steps(s, i, node)
                yield from self.faults(s, i, node)
        yield from self.store_faults(s)

    def idle_steps(self, s, i, node):
        if s.started <= self.configuration['requests']:
            for key in (0, 1):
                for kind in self.configuration['kinds']:
                    if key == 1 and (not s.gone or s.records[1] is None or kind == 'rename'):
                        continue
                    if kind == 'rename' and (s.records[1] or any(n.request and n.request.kind == 'rename' for n in s.nodes)):
                        continue
                    request = Request('check', kind, key, 1 << s.started, s.acked & ~s.excused, key in s.gone, None, False)
                    yield f'{kind}{i}' + "'" * key, put(s._replace(started=s.started + 1), i, request=request)
        if node.memory and node.memory.status == 'OWNED':
            yield f'hand_over{i}', self.write(s, i, True, 'release_unsaved' in self.sabotages)[1]
            if 'release_before_save' in self.sabotages:  # in two steps, in the wrong order
                yield f'early{i}', put_record(s, node.memory.key, s.records[node.memory.key]._replace(owned=False))
            if self.interval and node.memory.value != node.memory.saved:
                yield f'flush{i}', self.write(s, i, False)[1]

    def request_steps(self, s, i, node, request):
        memory = node.memory if node.memory and node.memory.key == request.key else None
        record = s.records[request.key]
        me, phase = (i, node.incarnation), request.phase

        def goes_on(state, phase, **more):
            return put(state, i, request=request._replace(phase=phase, **more))

        if phase == 'check':
            current = memory and (memory.incarnation == node.incarnation or 'serve_unverified' in self.sabotages)
            verified = current and memory.status == 'OWNED'
            if verified and node.sure and not node.deaf:
                yield f'vouch{i}', goes_on(s, 'run', must=0 if s.lost and not node.heard else request.must)
            else:
                yield from self.claim_steps(s, i, node, request, memory, record, me, goes_on)
        elif phase == 'granted':
            kind = request.answer[0]
            yield f'answer{i}', self.granted(s, i, request.answer)
            if (after := spend(s, 'mute')):  # the answer is lost, and the request fails
                doubtful = node.memory
                if memory and kind == 'UNCHANGED' and 'lost_answer_ignored' not in self.sabotages:
                    doubtful = node.memory._replace(status='DOUBTFUL')
                yield f'mute{i}', put(after, i, memory=doubtful, request=None)
        elif memory is None and request.kind == 'end' and phase in ('run', 'ending') and 'end_unowned' not in self.sabotages:
            yield f'again{i}', goes_on(s, 'check')
        elif phase == 'run':
            if memory is None:  # forced out
                yield f'gone{i}', put(s, i, request=None)
                return
            if request.forbidden:
                raise Violation(f'I3 node {i} serves what was acknowledged as ended or renamed')
            if request.must & ~s.excused & ~memory.value:
                raise Violation(f'I1 node {i} shows {memory.value:b} after {request.must:b} was acknowledged')
            if request.kind == 'end':
                yield f'run{i}', goes_on(s, 'ending')
            elif request.kind == 'rename':
                yield f'run{i}', goes_on(s, 'moving')
            else:
                after = put(s, i, memory=memory._replace(value=memory.value | request.bit))
                at_once = not self.interval or request.recovered or memory.full
                yield f'run{i}', put(after, i, request=request._replace(phase='save')) if at_once else self.acknowledged(after, i)
        elif phase == 'save':
            if memory is None:
                yield f'gone{i}', put(s, i, request=None)
                return
            answer, after = self.write(s, i, False)
            if answer == 'SAVED':
                yield f'save{i}', self.acknowledged(after, i)
            else:
                yield f'{answer.lower()}{i}', put(after, i, request=None) if after.nodes[i].memory is None else after
        elif phase == 'ending':
            owner, fence = ((i, memory.incarnation), memory.fence) if memory else (None, None)
            answer, after = self.end(record, 'INVALIDATED', owner, fence, 'end_unowned' not in self.sabotages,
                                     'forget_tombstone' not in self.sabotages)
            after = put(put_record(s, request.key, after), i, memory=None)
            yield f'{answer.lower()}{i}', self.acknowledged(after, i) if answer == 'ENDED' else put(after, i, request=None)
        elif phase == 'moving':
            if memory is None:
                yield f'gone{i}', put(s, i, request=None)
                return
            owner = (i, memory.incarnation)
            moved = Record(None, owner, True, 1, 1, memory.version + 1, memory.value)
            fresh = memory._replace(key=1, status='OWNED', fence=1, run=1, version=moved.version, saved=memory.value, full=False)
            yield f'move{i}', goes_on(put(put_record(s, 1, moved), i, memory=fresh), 'moved', answer=(owner, memory.fence))
        elif phase == 'moved':
            answer, after = self.end(record, 'RENAMED', *request.answer, 'rename_unowned' not in self.sabotages,
                                     'rename_without_tombstone' not in self.sabotages)
            if answer == 'ENDED':
                yield f'ended{i}', self.acknowledged(put_record(s, 0, after), i)
            else:  # taken over meanwhile: the new id was told to nobody, its record ends
                ended = self.end(s.records[1], 'INVALIDATED', None, None, False, True)[1]
                yield f'fenced{i}', put(put_record(s, 1, ended), i, memory=None, request=None)

    def granted(self, s, i, answer):
        kind, incarnation, fence, run, version, value = answer
        request, memory = s.nodes[i].request, s.nodes[i].memory
        if kind == 'UNCHANGED':
            memory = memory._replace(incarnation=incarnation, status='OWNED', fence=fence)
        else:
            memory = Memory(request.key, incarnation, 'OWNED', fence, run, version, value, value, False)
        return put(s, i, memory=memory, request=request._replace(phase='run', answer=None, recovered=kind == 'CHANGED'))

    def acknowledged(self, s, i):
        """The response goes out; counted as early as it may, which asks most of everybody else."""
        node = s.nodes[i]
        request, record, memory = node.request, s.records[node.request.key], node.memory
        s = put(s, i, request=None)
        if request.kind != 'use':
            return s._replace(gone=s.gone | ({0, 1} if request.kind == 'end' else {0}))
        excused = s.excused
        vouches = node.sure and not node.deaf and memory.incarnation == node.incarnation
        if self.interval and not vouches and not (record and (record.value & request.bit or memory.run == record.run)):
            excused |= request.bit  # the incarnation ended, and the session was taken over, while the request ran
        return s._replace(acked=s.acked | request.bit, excused=excused)

    def claim_steps(self, s, i, node, request, memory, record, me, goes_on):
        owner = record.owner if record and record.owned and record.owner[0] != i else None
        taken_from = None
        if owner:
            other = s.nodes[owner[0]]
            lapsed = not other.up or other.incarnation != owner[1] or not other.sure or other.paused
            noticed = not other.up or other.incarnation != owner[1] or other.deaf or other.paused
            alive = other.up and other.incarnation == owner[1]
            if node.suspect == (owner[1], 'DEAD') or 'trust_expiry' in self.sabotages and not (alive and other.leased) or (
                    'no_bury' in self.sabotages and node.suspect == (owner[1], 'UNCHANGED')):
                taken_from = owner
            elif node.suspect == (owner[1], 'UNCHANGED'):  # delete if equal: a renewal executed since has reset this to None
                yield f'bury{i}', self.buried(s, i, owner)
            elif lapsed or 'lapse_early' in self.sabotages:
                # T: for a lease the mark did not change or was missing, so what the owner confirmed before is no longer valid by its own clock.
                after = put(s, i, suspect=(owner[1], 'UNCHANGED'))
                if other.beat == 'HEARD':
                    after = put(after, owner[0], beat=None)
                yield f'watch{i}', after
            if taken_from is None and not (alive and other.heard) and node.sure and not node.deaf and node.heard and (
                    noticed or 'fast_unnoticed' in self.sabotages):
                # T: a running owner learns of its lost subscription before the asker's second look.
                # Burying alone would do, and so would the ping that a beat needs; renew_unconfirmed leaves out both.
                unburied = put(s, i, suspect=(owner[1], 'DEAD'))
                yield f'fast{i}', unburied if 'renew_unconfirmed' in self.sabotages else self.buried(s, i, owner)
        answer, after = self.claim(record, me, memory, taken_from)
        if answer in ('CHANGED', 'UNCHANGED'):
            granted = put_record(s, request.key, after)
            if taken_from:
                former = s.nodes[taken_from[0]]
                loses = former.memory and former.memory.run == record.run and (lapsed or noticed)
                granted = granted._replace(excused=s.excused | (former.memory.value & ~former.memory.saved if loses else 0))
            answer = (answer, node.incarnation, after.fence, after.run, after.version, after.value)
            yield f'claim{i}', goes_on(granted, 'granted', answer=answer) if 'mute' in self.configuration else self.granted(granted, i, answer)
        elif answer == 'ENDED' or answer == 'ABSENT' and memory is None:
            yield f'none{i}', put(s, i, request=None, memory=None if memory else node.memory)
        elif answer in ('ABSENT', 'BEHIND'):
            # T: a copy waits until live owners had time to heal, a lease after this node's own incarnation began.
            if memory.status != 'COPY' or not self.newer_memory(s, i) or 'copy_heals' in self.sabotages:
                yield f'heal{i}', goes_on(put(s, i, memory=memory._replace(incarnation=node.incarnation, full=True)), 'run', recovered=True)

    def buried(self, s, i, owner):
        other = s.nodes[owner[0]]
        after = put(s, owner[0], leased=False) if other.incarnation == owner[1] and other.leased else s
        return put(after, i, suspect=(owner[1], 'DEAD'))

    def newer_memory(self, s, i):
        mine, other = s.nodes[i].memory, s.nodes[1 - i].memory
        return other is not None and other.status != 'COPY' and other.fence > mine.fence

    def write(self, s, i, release, without_unsaved=False):
        memory = s.nodes[i].memory
        owner, value = (i, memory.incarnation), memory.saved if without_unsaved else memory.value
        answer, record = self.save(s.records[memory.key], owner, memory, release, value)
        if answer == 'SAVED':
            if memory.full and memory.status == 'COPY' and self.newer_memory(s, i):
                raise Violation(f'I4 a copy of node {i} heals over newer memory of a live node')
            after = memory._replace(status='COPY' if release else 'OWNED', fence=record.fence, run=record.run, version=record.version,
                                    value=value, saved=value, full=False)
            node = s.nodes[i]
            unnoticed = s.lost and not (node.heard and owner == (i, node.incarnation))
            s = put_record(s, memory.key, record)._replace(excused=s.excused | value & ~memory.saved if unnoticed else s.excused & ~value)
        else:
            after = memory._replace(full=True) if answer in ('BEHIND', 'ABSENT') else None
        return answer, put(s, i, memory=after)

    def release_unknown(self, s, i, node):
        """Answers an ask for a session that is not in memory; never while a claim of this node is on its way."""
        for key, record in enumerate(s.records):
            other = s.nodes[1 - i].request
            if record and record.owned and record.owner[0] == i and other and other.key == key and other.phase == 'check':
                memory, request = node.memory, node.request
                known = memory and memory.key == key and memory.status != 'COPY'
                under_way = request and request.key == key and request.phase == 'granted' and 'release_blind' not in self.sabotages
                if not known and not under_way:
                    yield f'disown{i}', put_record(s, key, record._replace(owned=False))

    # --- leases: a beat is a renewal of the lease key and a ping to oneself

    def doubt(self, node):
        """Ends the sureness; only a beat sent from now on brings it back."""
        after = {'SENT': 'STALE', 'STALE': 'STALE'}.get(node.beat)
        return dict(sure=False, beat=node.beat if 'stale_beat' in self.sabotages else after)

    def lease_steps(self, s, i, node):
        if node.beat == 'HEARD':
            yield f'confirm{i}', put(s, i, sure=True, beat=None)
        elif node.beat and not node.leased:
            yield f'refused{i}', put(s, i, beat=None)
        elif node.beat:
            after = put(s, 1 - i, suspect=None) if s.nodes[1 - i].suspect == (node.incarnation, 'UNCHANGED') else s
            if node.heard or 'renew_unconfirmed' in self.sabotages:
                yield f'renew{i}', put(after, i, beat='HEARD' if node.beat == 'SENT' else None)
            else:
                yield f'deaf{i}', put(after, i, beat=None, deaf=True, sure=False)
        elif 'beats' in self.configuration and node.leased and (node.heard or 'renew_unconfirmed' in self.sabotages) and not node.deaf:
            if not node.sure:
                yield f'beat{i}', put(s, i, beat='SENT')
            elif (after := spend(s, 'late')):
                yield f'beat{i}', put(after, i, beat='SENT')
        if node.sure:
            yield f'doubt{i}', put(s, i, **self.doubt(node))
        if not node.heard and not node.deaf:
            yield f'notice{i}', put(s, i, deaf=True, sure=False, beat=None)
        if not node.sure and 'reuse_inc' in self.sabotages and not node.leased:
            yield f'rejoin{i}', put(s, i, leased=True, sure=True, beat=None)
        if node.deaf and 'resub_same_inc' in self.sabotages:
            yield f'resubscribe{i}', put(s, i, leased=True, heard=True, sure=True, deaf=False)
        if not node.sure and node.incarnation + 1 < self.configuration['incarnations']:  # by its own clock, or told by the store
            yield f'rejoin{i}', put(s, i, incarnation=node.incarnation + 1, leased=True, heard=True, sure=True, deaf=False, beat=None)

    # --- faults

    def faults(self, s, i, node):
        memory = node.memory
        if (after := spend(s, 'kill')):
            unsaved = memory.value & ~memory.saved if memory else 0
            after = put(after._replace(excused=s.excused | unsaved), i, up=False, leased=False, heard=False, sure=False, deaf=True, beat=None)
            yield f'kill{i}', put(after, i, suspect=None, memory=None, request=None)
        if (after := spend(s, 'pause')):
            yield f'pause{i}', put(after, i, paused=True)
        if node.heard and (after := spend(s, 'drop')):
            yield f'drop{i}', put(after, i, heard=False)
        if node.leased and (after := spend(s, 'expire')):  # early or, by not happening, late
            yield f'expire{i}', put(after, i, leased=False)
        if node.request and node.request.phase in ('run', 'save', 'ending', 'moving') and memory and memory.status == 'OWNED' and (
                memory.key == node.request.key) and (after := spend(s, 'force')):  # held for too long while another node waits
            answer, after = self.write(after, i, True, 'force_unsaved' in self.sabotages)
            yield f'force{i}', after if answer in ('BEHIND', 'ABSENT') else put(after, i, memory=None)

    def store_faults(self, s):
        if s.records[0] != s.replica and not s.lost and (after := spend(s, 'replicate')):
            yield 'replicate', after._replace(replica=s.records[0])
        if (after := spend(s, 'loss')):
            for name, record in (('fail_over', s.replica), ('empty', None)):
                lost = ((1 << s.started) - 1) & ~(record.value if record else 0)
                after = put(put(after, 0, leased=False, heard=False), 1, leased=False, heard=False)
                for i in (0, 1):
                    if after.nodes[i].request:
                        after = put(after, i, request=after.nodes[i].request._replace(must=after.nodes[i].request.must & ~lost))
                yield name, after._replace(records=(record, None), lost=True, replica=None, excused=s.excused | lost)

    def verify(self, s):
        """I2; while a rename is between its two steps, the old key still counts."""
        key = 1 if s.records[1] and (s.records[0] is None or s.records[0].ended == 'RENAMED') else 0
        record, safe = s.records[key], 0
        if record is None or record.ended:
            if s.lost or 'end' in self.configuration['kinds']:
                return
        else:
            safe = record.value
            memory = s.nodes[record.owner[0]].memory if record.owner else None
            if memory and memory.key == key and memory.run == record.run:
                safe |= memory.value & ~memory.saved
        if s.acked & ~s.excused & ~safe:
            raise Violation(f'I2 {s.acked:b} was acknowledged, {safe:b} is left')

    def run(self):
        """How many states there are, and a violation with its trace or None."""
        first = self.initial()
        seen, queue = {first: None}, deque([first])
        while queue:
            state = queue.popleft()
            try:
                self.verify(state)
                for name, after in self.steps(state):
                    if after not in seen:
                        seen[after] = (state, name)
                        queue.append(after)
            except Violation as violation:
                trace = []
                while seen[state]:
                    state, name = seen[state]
                    trace.append(name)
                return len(seen), f'{violation} after {" ".join(reversed(trace))}'
        return len(seen), None


def put(state, i, **changes):
    node = state.nodes[i]._replace(**changes)
    return state._replace(nodes=(node, state.nodes[1]) if i == 0 else (state.nodes[0], node))


def put_record(state, key, record):
    return state._replace(records=(record, state.records[1]) if key == 0 else (state.records[0], record))


def spend(state, fault):
    at = FAULTS.index(fault)
    return state._replace(left=state.left[:at] + (state.left[at] - 1,) + state.left[at + 1:]) if state.left[at] else None


def check(names, sabotages, narrower):
    states = 0
    for name in names:
        began = time.time()
        count, violation = Model(dict(CONFIGURATIONS[name], **narrower.get(name, {})), sabotages).run()
        states += count
        print(f'  {name}: {count} states, {time.time() - began:.0f} s', file=sys.stderr)
        if violation:
            return f'VIOLATION {violation}'
    return f'ok, {states} states'


def main(words):
    only = [word[7:] for word in words if word.startswith('--only=')]
    sabotages = [word for word in words if not word.startswith('--')]
    wrong = [word for word in sabotages if word not in SABOTAGES] + [name for name in only if name not in CONFIGURATIONS]
    if wrong:
        print('unknown:', *wrong, '- sabotages are:', *SABOTAGES, '- configurations are:', *CONFIGURATIONS)
        return 2
    if '--all' not in words:
        home = [SABOTAGES[sabotage] for sabotage in sabotages]
        narrower = {name: NARROWED.get(sabotages[0], {}) for name in home} if sabotages else SMALL if '--small' in words else {}
        verdict = check(only or home or CONFIGURATIONS, sabotages, narrower)
        print(verdict)
        return verdict.startswith('VIOLATION')
    verdict = check(only or CONFIGURATIONS, (), SMALL if '--small' in words else {})
    print('protocol:', verdict, flush=True)
    good = verdict.startswith('ok')
    for sabotage, name in SABOTAGES.items():
        verdict = check([name], (sabotage,), {name: NARROWED.get(sabotage, {})})
        good &= verdict.startswith('VIOLATION')
        print(f'{sabotage}:', verdict, flush=True)
    return not good


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
