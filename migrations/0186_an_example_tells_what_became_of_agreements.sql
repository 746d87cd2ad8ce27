-- An example is loaded at once: agreements that ended long ago, facts confirmed on their day, all written down when they happened.
grant insert (ended_on, outcome, recorded_at) on exchange_agreement to trama_command;
grant insert (confirmed_by, confirmed_at, recorded_at) on exchange_fact to trama_command;
grant insert (recorded_at) on exchange_party to trama_command;
