-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: shows whose a session is and when it was used, without claiming it.
-- KEYS[1]  the session record
-- Returns  PRESENT owner fence owned created last inactive id (empty if the record has none) | ABSENT | ENDED fence | UNREADABLE
-- Cost     one HMGET.
-- Part     record-head

local head = headOf(KEYS[1])
if head.state == 'ABSENT' then return {'ABSENT'} end
if head.state == 'ENDED' and head.fence then return {'ENDED', digits(head.fence)} end
if head.state ~= 'PRESENT' or not isGrantable(head) then return {'UNREADABLE'} end
return {'PRESENT', head.owner, digits(head.fence), head.owned and '1' or '0', digits(head.created), digits(head.last), digits(head.inactive), head.id}
