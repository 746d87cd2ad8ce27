import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import type { Env } from '../../ground/access/request.ts'
import { type FormErrors, type FormValues, sentForm } from '../../ground/forms/parse-form.ts'
import { keptAMinute } from '../../rooms/directory/parts/public-page.tsx'
import { documentHere } from './kept-document.ts'
import { fieldOf, inHeader, type Listed, needsAccess, operationsOf, requestOf } from './operations.ts'
import { OperationsPage } from './pages/operations.tsx'
import { type Answer, TryPage } from './pages/try.tsx'

type Ask = (request: Request, c: Context<Env>) => Response | Promise<Response>
type Parts = { ask: Ask }

const LONGEST_SHOWN = 40_000
/** What of an answer's head is worth a look. */
const SHOWN = [
  'content-type',
  'etag',
  'location',
  'link',
  'allow',
  'www-authenticate',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
]

/** The document of the interfaces, and pages to try them that load nothing from elsewhere. */
export const tryRoutes = ({ ask }: Parts) =>
  new Hono<Env>()
    .get('/api/openapi.json', keptAMinute, etag(), (c) => {
      c.header('Access-Control-Allow-Origin', '*')
      c.header('Content-Type', 'application/json; charset=utf-8')
      return c.body(documentHere(c).json)
    })
    .get('/api', (c) =>
      c.render(<OperationsPage document={documentHere(c).document} />, {
        title: c.var.t('api.page.heading'),
      }),
    )
    .get('/api/try/:operation', (c) => {
      const operation = operationHere(c)
      return operation ? show(c, operation, {}) : c.notFound()
    })
    .post('/api/try/:operation', async (c) => {
      const operation = operationHere(c)
      if (!operation) return c.notFound()
      const sent = await sentForm(c)
      const said = (field: string) => String(sent.get(field) ?? '')
      const values: FormValues = Object.fromEntries([...sent].map(([name, value]) => [name, String(value)]))
      const missing = operation.parameters.filter((one) => one.in === 'path' && !said(fieldOf(one)).trim())
      const errors: FormErrors = Object.fromEntries(
        missing.map((one) => [fieldOf(one), ['forms.error.required']]),
      )
      if (missing.length) {
        c.status(422)
        return show(c, operation, { values, errors })
      }
      const { path, init } = requestOf(operation, said)
      const token = inHeader(said('token')).trim()
      const headers = {
        ...init.headers,
        'Accept-Language': c.var.language,
        ...(needsAccess(operation) && token && { Authorization: `Bearer ${token}` }),
      }
      const url = new URL(`/${c.var.territory.slug}${path}`, c.req.url)
      return show(c, operation, { values }, await shown(await ask(new Request(url, { ...init, headers }), c)))
    })

const operationHere = (c: Context<Env>): Listed | undefined =>
  operationsOf(documentHere(c).document).find(({ operationId }) => operationId === c.req.param('operation'))

async function show(
  c: Context<Env>,
  operation: Listed,
  form: { values?: FormValues; errors?: FormErrors },
  answer?: Answer,
) {
  // What an access opens stays in no browser.
  c.header('Cache-Control', 'no-store')
  return c.render(<TryPage operation={operation} form={form} answer={answer} />, {
    title: `${operation.summary} · ${c.var.t('api.page.heading')}`,
    robots: 'noindex',
  })
}

async function shown(answer: Response): Promise<Answer> {
  const text = await answer.text()
  const isJson = /json/.test(answer.headers.get('content-type') ?? '')
  const body = isJson && text ? JSON.stringify(JSON.parse(text), null, 2) : text
  return {
    status: answer.status,
    headers: SHOWN.flatMap((name) => {
      const value = answer.headers.get(name)
      return value === null ? [] : [[name, value] as [string, string]]
    }),
    body: body.length > LONGEST_SHOWN ? `${body.slice(0, LONGEST_SHOWN)}…` : body,
  }
}
