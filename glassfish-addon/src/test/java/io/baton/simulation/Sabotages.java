// SPDX-License-Identifier: Apache-2.0
// Copyright the Baton authors

package io.baton.simulation;

import io.baton.model.NodeId;
import io.baton.model.Ownership;
import io.baton.store.Claim;
import io.baton.store.ClaimResult;
import io.baton.store.End;
import io.baton.store.EndResult;
import io.baton.store.ForwardingLeases;
import io.baton.store.History;
import io.baton.store.Known;
import io.baton.store.LeaseMark;
import io.baton.store.NodeChannel;
import io.baton.store.NodeLeases;
import io.baton.store.NodeMessage;
import io.baton.store.NodeMessage.Ping;
import io.baton.store.Save;
import io.baton.store.SaveResult;
import io.baton.store.SessionIndex;
import io.baton.store.SessionKey;
import io.baton.store.SessionStore;
import io.baton.store.Sight;
import io.baton.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What can be taken away from the protocol, one piece at a time. */
enum Sabotages implements Sabotage {
    /** The store takes writes under any fence. */
    NO_FENCE {
        @Override
        public SessionStore store(SessionStore store, Backend backend) {
            return new ForwardingStore(store) {
                @Override
                public SaveResult save(Save save) {
                    SaveResult result = super.save(save);
                    return result == SaveResult.FENCED ? Forgery.save(store, backend, save) : result;
                }
            };
        }
    },
    /** The store takes writes of a node that let go of the session, as long as nobody owns it. */
    WRITES_AFTER_HAND_OVER {
        @Override
        public SessionStore store(SessionStore store, Backend backend) {
            return new ForwardingStore(store) {
                @Override
                public SaveResult save(Save save) {
                    SaveResult result = super.save(save);
                    boolean isFree = !backend.sessions.owners().containsKey(save.key());
                    return result == SaveResult.FENCED && isFree ? Forgery.save(store, backend, save) : result;
                }
            };
        }
    },
    /** A node trusts its lease for ever. */
    LEASE_USED_AFTER_IT_LAPSED {
        @Override
        public TimeSource leaseClock(TimeSource clock) {
            return new TimeSource() {
                @Override
                public Instant now() {
                    return clock.now();
                }

                @Override
                public long nanoTime() {
                    return 0;
                }
            };
        }
    },
    /** A session is released before what is unsaved is written. */
    RELEASE_BEFORE_WRITE {
        @Override
        public SessionStore link(SessionStore link) {
            return new ForwardingStore(link) {
                @Override
                public SaveResult save(Save save) {
                    if (save.release()) {
                        super.release(save.key(), save.owner());
                    }
                    return super.save(save);
                }
            };
        }
    },
    /** The store forgets that a session was ended. */
    TOMBSTONE_FORGOTTEN {
        @Override
        public SessionStore store(SessionStore store, Backend backend) {
            return new ForwardingStore(store) {
                @Override
                public EndResult end(End end) {
                    return super.end(new End(end.key(), end.owner(), end.cause(), end.onlyIfOwned(), Duration.ZERO));
                }
            };
        }
    },
    /** A process goes by one name for ever. */
    INCARNATION_REUSED {
        @Override
        public Supplier<NodeId> names(Supplier<NodeId> names) {
            NodeId name = names.get();
            return () -> name;
        }
    },
    /** A record that lost writes is believed. */
    VERSION_IGNORED {
        @Override
        public SessionStore store(SessionStore store, Backend backend) {
            return new ForwardingStore(store) {
                @Override
                public ClaimResult claim(Claim claim) {
                    ClaimResult result = super.claim(claim);
                    return result.kind() == ClaimResult.Kind.BEHIND
                            ? super.claim(new Claim(
                                    claim.key(),
                                    claim.node(),
                                    claim.mode(),
                                    Known.NOTHING,
                                    claim.takeFrom(),
                                    claim.largest(),
                                    claim.number()))
                            : result;
                }

                @Override
                public SaveResult save(Save save) {
                    return super.save(Forgery.of(save, save.owner(), save.version(), 0));
                }
            };
        }
    },
    /** A node taken for dead is not buried, so that a late renewal revives it. */
    NOT_BURIED {
        @Override
        public NodeLeases leases(NodeLeases leases, Backend backend) {
            return new ForwardingLeases(leases) {
                @Override
                public boolean bury(NodeId node, LeaseMark seen) {
                    return true;
                }
            };
        }
    },
    /** Only the first sign of life of a node is seen, and the living are buried. */
    LIVING_BURIED {
        @Override
        public NodeLeases leases(NodeLeases leases, Backend backend) {
            return new ForwardingLeases(leases) {
                private final Map<NodeId, LeaseMark> first = new HashMap<>();

                @Override
                public LeaseMark look(NodeId node) {
                    return first.computeIfAbsent(node, super::look);
                }

                @Override
                public boolean bury(NodeId node, LeaseMark seen) {
                    return super.bury(node, super.look(node));
                }
            };
        }
    },
    /** Nobody notices that the store lost something before it happens to meet what is missing. */
    LOSS_OF_DATA_UNNOTICED {
        @Override
        public SessionStore link(SessionStore link) {
            return new ForwardingStore(link) {
                @Override
                public History history() {
                    return new History("the same", "the same");
                }
            };
        }
    },
    /** The loss of a subscription is not told. */
    LOSS_NOT_TOLD {
        @Override
        public NodeChannel channel(ChannelLink channel) {
            return new ForwardingChannel(channel) {
                @Override
                public Subscription subscribe(NodeId node, Listener listener) {
                    return super.subscribe(node, Forgery.deaf(listener));
                }
            };
        }
    },
    /** A node needs no subscription to be sure of its lease. */
    SURE_BY_THE_LEASE_ALONE {
        @Override
        public NodeChannel channel(ChannelLink channel) {
            return new ForwardingChannel(channel) {
                private Listener self = Forgery.NOBODY;

                @Override
                public Subscription subscribe(NodeId node, Listener listener) {
                    self = listener;
                    return super.subscribe(node, Forgery.deaf(listener));
                }

                @Override
                public int send(NodeId to, NodeMessage message) {
                    if (message instanceof Ping) {
                        self.received(to, message);
                        return 1;
                    }
                    return super.send(to, message);
                }
            };
        }
    },
    /** A subscription that was lost is made anew, and nobody says that it was lost. */
    RESUBSCRIBED_UNDER_THE_SAME_NAME {
        @Override
        public NodeChannel channel(ChannelLink channel) {
            return new ForwardingChannel(channel) {
                @Override
                public Subscription subscribe(NodeId node, Listener listener) {
                    return super.subscribe(node, new Listener() {
                        @Override
                        public void received(NodeId addressee, NodeMessage message) {
                            listener.received(addressee, message);
                        }

                        @Override
                        public void lost(NodeId addressee) {
                            again(addressee, this);
                        }
                    });
                }
            };
        }
    },
    /** Sessions are listed nowhere, so that no sweep finds them. */
    NOT_LISTED {
        @Override
        public SessionIndex index(SessionIndex link) {
            return Forgery.unlisted(link);
        }
    },
    /** A look shows every session as nobody's and long unused, and claims take it from whoever has it. */
    SWEPT_FROM_THE_LIVING {
        @Override
        public SessionStore store(SessionStore store, Backend backend) {
            return new ForwardingStore(store) {
                @Override
                public ClaimResult claim(Claim claim) {
                    Ownership owner = backend.sessions.owner(claim.key());
                    return super.claim(
                            claim.mode() == Claim.Mode.SWEEP
                                    ? new Claim(
                                            claim.key(),
                                            claim.node(),
                                            claim.mode(),
                                            claim.known(),
                                            owner,
                                            claim.largest(),
                                            claim.number())
                                    : claim);
                }

                @Override
                public Map<SessionKey, Sight> look(Collection<SessionKey> keys) {
                    return Forgery.unowned(super.look(keys));
                }
            };
        }
    }
}
