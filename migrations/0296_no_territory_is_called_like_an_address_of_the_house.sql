-- Addresses that came after the first ones; a territory that has such a name already keeps it.
alter table territory drop constraint territory_slug_is_free;
alter table territory add constraint territory_slug_is_free check (slug not in
  ('assets', 'auth', 'setup', 'sign-in', 'sign-out', 'invitations', 'account', 'mail', 'healthz', 'readyz', 'sitemap.xml',
   'robots.txt', 'favicon.ico', 'accessibility', 'privacy', 'language', 'enter-as', 'feedback', 'search', 'api', 'qui',
   'offline', 'icons', 'start', 'embed')) not valid;
