import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Env, Here } from '../ground/access/request.ts'
import { isInterface, problem } from '../ground/api/problem.ts'
import { languageOf } from '../ground/texts/choose-language.ts'
import { translatorFor } from '../ground/texts/texts.ts'
import { useTexts } from '../ground/texts/use-texts.ts'
import { ButtonLink, Page } from '../ground/ui/page.tsx'

/** What can go wrong with a request and has its own words; anything else is our fault. */
const SAID = [400, 401, 403, 404, 409, 413, 422, 429, 500, 503] as const
type SaidStatus = (typeof SAID)[number]

const saidStatus = (status: number): SaidStatus =>
  SAID.find((said) => said === status) ?? (status < 500 ? 400 : 500)

function ErrorPage({
  status,
  home,
  requestId,
}: {
  status: SaidStatus
  home: string
  requestId?: string | undefined
}) {
  const { t } = useTexts()
  return (
    <Page heading={`shell.error.${status}.heading`} lead={`shell.error.${status}.text`} width="reading">
      <ButtonLink href={home} label="shell.error.home" />
      {status >= 500 && requestId && <p class="hint">{t('shell.error.code', { code: requestId })}</p>}
    </Page>
  )
}

/** One plain page for a status, with kind words; for a program, the same as a problem. Hidden and missing look alike: both are 404. */
export function errorPage(c: Context<Env>, status: number): Response | Promise<Response> {
  const said = saidStatus(status)
  makeSpeak(c)
  if (isInterface(c.req.path)) {
    const id = said >= 500 ? c.get('requestId') : undefined
    return problem(c, {
      status: said,
      title: c.var.t(`shell.error.${said}.heading`),
      ...(id && { detail: c.var.t('shell.error.code', { code: id }) }),
    })
  }
  const territory: Here | undefined = c.get('territory')
  c.status(said)
  c.header('Cache-Control', 'no-store')
  return c.render(
    <ErrorPage status={said} home={territory ? `/${territory.slug}` : '/'} requestId={c.get('requestId')} />,
    { title: c.var.t(`shell.error.${said}.heading`), robots: 'noindex' },
  )
}

// The fault may have come before the request knew its language.
function makeSpeak(c: Context<Env>) {
  const given: Partial<Env['Variables']> = c.var
  const language = given.language ?? languageOf(c, given.territory)
  c.set('language', language)
  c.set('t', translatorFor(language))
  if (!given.now) c.set('now', new Date())
}

export const notFoundPage: NotFoundHandler<Env> = (c) => errorPage(c, 404)

type Fault = { requestId: string | undefined; method: string; path: string; error: Error }

/** Refusals thrown by the framework keep their status; everything else is logged and becomes a 500. */
export const errorHandler =
  (log: (fault: Fault) => void): ErrorHandler<Env> =>
  async (error, c) => {
    const status = error instanceof HTTPException ? error.status : 500
    const fault = { requestId: c.get('requestId'), method: c.req.method, path: c.req.routePath }
    if (status >= 500) log({ ...fault, error })
    try {
      return await errorPage(c, status)
    } catch (broken) {
      // Not even the frame can be shown: words without it.
      log({ ...fault, error: broken instanceof Error ? broken : new Error(String(broken)) })
      return c.text(translatorFor(languageOf(c))('shell.error.500.heading'), 500)
    }
  }
