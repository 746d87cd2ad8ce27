import type { Context } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { newId } from '../../ground/db/ids.ts'
import { useTexts } from '../../ground/texts/use-texts.ts'
import { SubmitButton } from '../../ground/ui/form.tsx'
import { ButtonLink, Page } from '../../ground/ui/page.tsx'
import { signInFor } from './next.ts'

type Written = [name: string, value: string][]
/** Why a form was not taken: its sender was signed out meanwhile, or has sent too much in a while. */
type Why = 'signedOut' | 'tooMany'

const STATUS = { signedOut: 401, tooMany: 429 } as const
const SECRET = /password|code|token/i

/**
 * Whoever was signed out while writing gets the form back whole, hidden in a page that says so: they sign in beside it and
 * send it then, under its own id; likewise who is asked to wait. A file cannot be given back: the page says to choose it
 * again. Undefined where nothing was written, or it cannot be carried: what is secret.
 */
export async function unsentPage(c: Context<Env>, why: Why = 'signedOut'): Promise<Response | undefined> {
  if (c.req.method !== 'POST') return undefined
  const type = c.req.header('content-type') ?? ''
  const withFile = type.includes('multipart/form-data') && why === 'signedOut'
  const written = type.includes('x-www-form-urlencoded') ? await writtenIn(c) : undefined
  if (!withFile && !written) return undefined
  c.status(STATUS[why])
  c.header('Cache-Control', 'no-store')
  return c.render(
    written ? (
      <UnsentPage action={c.req.path} written={written} why={why} />
    ) : (
      <UnsentFilePage next={c.req.path} />
    ),
    {
      title: c.var.t(written ? 'signIn.unsent.heading' : 'signIn.unsentFile.heading'),
      robots: 'noindex',
    },
  )
}

async function writtenIn(c: Context<Env>): Promise<Written | undefined> {
  const sent = await c.req.formData()
  const written: Written = [...sent].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  )
  if (written.some(([name]) => SECRET.test(name))) return undefined
  return written.some(([name, value]) => !name.startsWith('_') && value.trim()) ? written : undefined
}

function UnsentPage({ action, written, why }: { action: string; written: Written; why: Why }) {
  const { t } = useTexts()
  const hasId = written.some(([name]) => name === '_once')
  return (
    <Page heading="signIn.unsent.heading" lead={`signIn.unsent.${why}`} width="reading">
      {why === 'signedOut' && (
        <p>
          <a class="btn btn-outline-primary" href="/sign-in" target="_blank" rel="noopener">
            {t('signIn.unsent.enter')}
          </a>
        </p>
      )}
      <form method="post" action={action} class="form">
        {!hasId && <input type="hidden" name="_once" value={newId()} />}
        {written.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <SubmitButton label="signIn.unsent.send" />
      </form>
    </Page>
  )
}

const UnsentFilePage = ({ next }: { next: string }) => (
  <Page heading="signIn.unsentFile.heading" lead="signIn.unsentFile.lead" width="reading">
    <ButtonLink href={signInFor(next)} label="signIn.unsentFile.enter" />
  </Page>
)
