// The machine's own measure: the barest page of the same parts, and the barest question to the same database.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono().get('/', (c) =>
  c.html('<!doctype html><html lang="it"><title>Trama</title><h1>Trama</h1></html>'),
)
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }, () =>
  process.stdout.write('ready\n'),
)
