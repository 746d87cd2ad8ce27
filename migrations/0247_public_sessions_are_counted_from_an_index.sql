-- The agenda of a year is counted and turned page by page without looking at a session: everything it may be narrowed to is here.
create index activity_session_public on activity_session (territory_id, starts_at, id) include (activity_id, place_id) where public;
