import type { Context } from 'hono'
import type { Env } from '../../ground/access/request.ts'
import { newId } from '../../ground/db/ids.ts'
import { useTexts } from '../../ground/texts/use-texts.ts'
import { SubmitButton } from '../../ground/ui/form.tsx'
import { Page } from '../../ground/ui/page.tsx'

type Written = [name: string, value: string][]

const SECRET = /password|code|token/i

/**
 * Whoever was signed out while writing gets the form back whole, hidden in a page that says so: they sign in beside it and
 * send it then, under its own id. Undefined where nothing was written, or it cannot be carried: files, and what is secret.
 */
export async function unsentPage(c: Context<Env>): Promise<Response | undefined> {
  if (c.req.method !== 'POST' || !c.req.header('content-type')?.includes('x-www-form-urlencoded'))
    return undefined
  const sent = await c.req.formData()
  const written: Written = [...sent].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  )
  if (written.some(([name]) => SECRET.test(name))) return undefined
  if (!written.some(([name, value]) => !name.startsWith('_') && value.trim())) return undefined
  c.status(401)
  c.header('Cache-Control', 'no-store')
  return c.render(<UnsentPage action={c.req.path} written={written} />, {
    title: c.var.t('signIn.unsent.heading'),
    robots: 'noindex',
  })
}

function UnsentPage({ action, written }: { action: string; written: Written }) {
  const { t } = useTexts()
  const hasId = written.some(([name]) => name === '_once')
  return (
    <Page heading="signIn.unsent.heading" lead="signIn.unsent.lead" width="reading">
      <p>
        <a class="btn btn-outline-primary" href="/sign-in" target="_blank" rel="noopener">
          {t('signIn.unsent.enter')}
        </a>
      </p>
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
