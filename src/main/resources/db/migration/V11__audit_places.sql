-- A record has a day and a place in its chain, or waits for both: one with only one of them stands in no chain, and so in
-- nobody's way but in every list. Statements are committed one by one, so that existing rows are looked through under a
-- lock that lets others read and write. Where some break the rule already, it holds for new ones, and the verification
-- names the others.
alter table audit_events drop constraint if exists audit_events_placed;
alter table audit_events add constraint audit_events_placed check ((day is null) = (position is null)) not valid;

do $$ begin
    alter table audit_events validate constraint audit_events_placed;
exception when check_violation then
    raise warning 'audit_events has rows with a day and no position, or a position and no day';
end $$;
