import { type Context, Hono } from 'hono'
import type { Env } from '../../../../ground/access/request.ts'
import { NotHere, requireRole } from '../../../../ground/access/signed-in.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { isId } from '../../../../ground/db/ids.ts'
import { sendDocx } from '../../../../ground/files/docx.ts'
import { textsOf } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { ButtonLink, Page } from '../../../../ground/ui/page.tsx'
import { certificateDocx } from '../parts/certificate-docx.ts'
import { type CertificateText, certificateText } from '../parts/certificate-text.ts'
import { LEARNING, todayOf } from '../parts/here.ts'
import { type Completion, completionById } from '../reads.ts'

/** What somebody completed, to print and as DOCX: for the staff, and for whoever it is of. */
export const certificates = new Hono<Env>()
  .get('/training/certificates/:completion', async (c) => {
    const { completion, text } = await certificateHere(c)
    return c.render(<CertificatePage completion={completion} text={text} />, {
      title: text.title,
      section: '/training',
      robots: 'noindex',
    })
  })
  .get('/training/certificates/:completion/document.docx', async (c) => {
    const { text, completion } = await certificateHere(c)
    return sendDocx(
      c,
      await certificateDocx(text, c.var.language),
      `${c.var.t('operators.certificate.file')}-${completion.onDate}`,
    )
  })

async function certificateHere(c: Context<Env>) {
  const actor = requireRole(c, ...LEARNING)
  const id = c.req.param('completion') ?? ''
  const completion = isId(id) ? await asActor(actor, (tx) => completionById(tx, id)) : undefined
  if (!completion) throw new NotHere()
  return { completion, text: certificateText(textsOf(c), completion, c.var.territory.name, todayOf(c)) }
}

function CertificatePage({ completion, text }: { completion: Completion; text: CertificateText }) {
  const at = useBelow()
  return (
    <div class="paper">
      <Page
        heading={{ said: text.title }}
        crumbs={[
          { href: at('/training'), label: 'operators.training.heading' },
          { href: at(`/training/${completion.pathId}`), label: { said: completion.path } },
        ]}
        actions={
          <ButtonLink
            href={at(`/training/certificates/${completion.id}/document.docx`)}
            label="operators.certificate.docx"
            quiet
          />
        }
      >
        {text.lines.map((line) => (
          <p>{line}</p>
        ))}
        <ul>
          {text.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ul>
        {text.signed.map((line) => (
          <p>{line}</p>
        ))}
      </Page>
    </div>
  )
}
