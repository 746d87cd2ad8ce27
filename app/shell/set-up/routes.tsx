import { type Context, Hono } from 'hono'
import { settleLanguage } from '../../ground/access/reading-language.ts'
import type { Env } from '../../ground/access/request.ts'
import { beginSession } from '../../ground/access/session.ts'
import { parseForm } from '../../ground/forms/parse-form.ts'
import {
  findMunicipalities,
  isEmptyInstallation,
  municipalitiesNamed,
} from '../../rooms/territories/reads.ts'
import { listed } from '../../rooms/territories/rules.ts'
import { originOf } from '../sign-in/arrival.ts'
import { refusedPassword } from '../sign-in/choose-password.ts'
import type { AccountDeps } from '../sign-in/routes.tsx'
import { type ExampleLoader, exampleLoader } from './example-loading.ts'
import { setUpForm } from './forms.ts'
import { LoadingPage, SetUpPage } from './pages.tsx'
import { setUp } from './writes.ts'

type SetUpDeps = AccountDeps & { loader?: ExampleLoader }
const SECONDS_TO_LOOK_AGAIN = 2

/** Setting up an empty installation. From the first territory on these pages do not exist. */
export function setupRoutes({ auth, config, loader = exampleLoader(config.dataDir) }: SetUpDeps) {
  const show = (c: Context<Env>, props: Parameters<typeof SetUpPage>[0] = {}) =>
    c.render(<SetUpPage {...props} />, { title: c.var.t('setUp.heading'), robots: 'noindex' })

  return (
    new Hono<Env>()
      // The example goes on filling its territory after founding it: its progress stays to be seen until it is done.
      .get('/setup/example', async (c) => {
        const loading = loader.now()
        if (loading.state === 'done') return c.redirect('/sign-in', 303)
        if (loading.state === 'idle')
          return (await isEmptyInstallation()) ? c.redirect('/setup', 303) : c.notFound()
        if (loading.state === 'running') c.header('Refresh', String(SECONDS_TO_LOOK_AGAIN))
        return c.render(<LoadingPage loading={loading} />, {
          title: c.var.t('setUp.loading.heading'),
          robots: 'noindex',
        })
      })
      .use('/setup/*', async (c, next) => ((await isEmptyInstallation()) ? next() : c.notFound()))
      .post('/setup/example', (c) => {
        loader.start()
        return c.redirect('/setup/example', 303)
      })
      .get('/setup/municipalities', async (c) =>
        c.json({ results: await municipalitiesLike(c.req.query('q') ?? '') }),
      )
      .get('/setup', (c) => show(c))
      .post('/setup', async (c) => {
        const form = await parseForm(setUpForm, c)
        if (!form.ok) {
          c.status(422)
          return show(c, {
            ...form,
            found: form.searching ? await municipalitiesLike(form.searching.query) : [],
          })
        }
        const said = [...form.value.municipalities, ...listed(form.value.pasted ?? '')]
        const { found, unknown, ambiguous } = said.length
          ? await municipalitiesNamed(said)
          : { found: [], unknown: [], ambiguous: [] }
        const { password, person, email } = form.value
        const weak = await refusedPassword(password, [person, email])
        const elsewhere = !found.length || unknown.length > 0 || ambiguous.length > 0
        // Both in one round: nobody mends one thing to be told of the next.
        if (weak || elsewhere) {
          c.status(422)
          const wrong = said.length ? 'setUp.municipalities.wrong' : 'territories.found.municipalities.none'
          const where = elsewhere ? { [form.value.pasted ? 'pasted' : 'municipalities']: [wrong] } : {}
          return show(c, { ...form, errors: { ...where, ...weak }, unknown: [...unknown, ...ambiguous] })
        }
        const done = await setUp(
          auth,
          form.value,
          found.map(({ istat_code }) => istat_code),
        )
        if (!done.ok) {
          c.status(409)
          return show(c, { ...form, refusal: done.refusal })
        }
        await beginSession(c, auth, done.value.accountId, { from: originOf(c, config), proved: false })
        await settleLanguage(c, auth, done.value.accountId)
        return c.redirect(`/${done.value.slug}`, 303)
      })
  )
}

const municipalitiesLike = async (typed: string) =>
  typed.trim().length < 2
    ? []
    : (await findMunicipalities(typed.trim())).map(({ istat_code, name, province_code }) => ({
        value: istat_code,
        label: `${name} (${province_code})`,
      }))
