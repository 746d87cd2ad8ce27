import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { parseForm } from '../../../../ground/forms/parse-form.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { agendaQuery } from '../../agenda/forms.ts'
import { ENTRY_KINDS } from '../../entries/rules.ts'
import { municipalitiesHere } from '../../issues/reads.ts'
import { NewsletterPage } from '../../newsletter/parts/newsletter-page.tsx'
import { originOf, pathsHere } from '../../parts/address.ts'
import { headOf } from '../../parts/public-page.tsx'
import { entryKind } from '../../parts/words.ts'
import { embeddedForm, embedQuery } from '../forms.ts'
import { MOST, USUAL } from '../rules.ts'

/** "Porta l'agenda sul tuo sito": what to copy, and how it will look. */
export const embed = new Hono<Env>()
  .get('/embed', async (c) => {
    const municipalities = await asActor(c.var.actor, municipalitiesHere)
    const { municipality, kind } = agendaQuery.parse(c.req.query())
    const limit = embedQuery.shape.limit.catch(USUAL).parse(c.req.query('limit') || undefined)
    return c.render(
      <EmbedPage
        municipalities={municipalities}
        asked={{
          municipality: municipalities.find(({ code }) => code === municipality)?.code,
          kind: ENTRY_KINDS.find((one) => one === kind),
          limit,
        }}
      />,
      headOf(c, { title: c.var.t('directory.embed.heading'), path: pathsHere(c).embed }),
    )
  })
  // From the form of another site: nothing is written, our own page asks whoever sent it.
  .post('/embed/newsletter', async (c) => {
    const form = await parseForm(embeddedForm, c)
    const email = form.values.email
    return c.render(<NewsletterPage form={{ values: { email } }} />, {
      title: c.var.t('directory.newsletter.heading'),
      robots: 'noindex',
    })
  })

type Props = {
  municipalities: { code: string; name: string }[]
  asked: { municipality: string | undefined; kind: string | undefined; limit: number }
}

function EmbedPage({ municipalities, asked }: Props) {
  const c = useRequestContext<Env>()
  const { t, language } = useTexts()
  const paths = pathsHere(c)
  const origin = originOf(c)
  const { slug, name } = c.var.territory
  const attributes = {
    territory: slug,
    municipality: asked.municipality,
    kind: asked.kind,
    limit: String(asked.limit),
    lang: language,
  }
  const said = Object.entries(attributes).flatMap(([key, value]) => (value ? [`${key}="${value}"`] : []))
  const snippet = `<trama-agenda ${said.join(' ')}>
  <a href="${origin}${paths.agenda}">${t('directory.issue.whole')}</a>
</trama-agenda>
<script src="${origin}/embed/agenda.js" defer></script>`
  const form = `<form action="${origin}${paths.embed}/newsletter" method="post">
  <label>${t('directory.newsletter.email')} <input type="email" name="email" required></label>
  <button>${t('directory.newsletter.subscribe')}</button>
</form>`
  const filter = new URLSearchParams(
    Object.entries(attributes).flatMap(([key, value]) =>
      value && key !== 'territory' ? [[key, value]] : [],
    ),
  )
  const feed = `${origin}${paths.embed}/agenda.json?${filter}`
  return (
    <Page
      heading="directory.embed.heading"
      lead={['directory.embed.lead', { territory: name }]}
      crumbs={[{ href: paths.agenda, label: 'directory.agenda.heading' }]}
    >
      <Filters submit="directory.embed.show">
        <Select
          name="municipality"
          label="directory.filter.municipality"
          options={municipalities.map(({ code, name: said }) => ({ value: code, label: said }))}
          blank="directory.filter.any"
        />
        <Select
          name="kind"
          label="directory.agenda.kind"
          options={ENTRY_KINDS.map((value) => ({ value, label: t(entryKind(value)) }))}
          blank="directory.filter.any"
        />
        <Field name="limit" type="number" label="directory.embed.limit" min="1" max={String(MOST)} />
      </Filters>
      <Section heading="directory.embed.copy" lead="directory.embed.copyLead">
        <Code words={snippet} label={t('directory.embed.copy')} />
        <p>{t('directory.embed.csp')}</p>
        <Code words={`script-src ${origin}; connect-src ${origin}; form-action ${origin}`} label="CSP" />
      </Section>
      <Section heading="directory.embed.preview" lead="directory.embed.previewLead">
        <div class="panel">
          <trama-agenda {...attributes}>
            <a href={paths.agenda}>{t('directory.issue.whole')}</a>
          </trama-agenda>
        </div>
        <script src="/embed/agenda.js" defer></script>
      </Section>
      <Section heading="directory.embed.form" lead="directory.embed.formLead">
        <Code words={form} label={t('directory.embed.form')} />
      </Section>
      <Section heading="directory.embed.feed" lead="directory.embed.feedLead">
        <p>
          <a href={feed}>{feed}</a>
        </p>
        <ButtonLink href={paths.agendaCalendar} label="directory.agenda.subscribe" quiet />
      </Section>
    </Page>
  )
}

/** Words to copy as they stand; reached and scrolled by keyboard. */
const Code = ({ words, label }: { words: string; label: string }) => (
  <pre class="panel" tabindex={0} role="group" aria-label={label}>
    <code>{words}</code>
  </pre>
)

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'trama-agenda': Record<string, unknown>
    }
  }
}
