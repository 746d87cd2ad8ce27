import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import type { Env } from '../../../../ground/access/request.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { ButtonLink, Page, Section } from '../../../../ground/ui/page.tsx'
import { GLOSSARY } from '../../../../ground/ui/term.tsx'
import { originOf, pathsHere } from '../../parts/address.ts'
import { wordsData } from '../../parts/json-ld.ts'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { ENTRIES, GLOSSARY_GROUPS, type GlossaryGroup, GROUPS } from '../rules.ts'

/** The words of a territory's pages, each under an id that other pages lead to. */
export const glossary = new Hono<Env>().get(GLOSSARY, keptAMinute, (c) => {
  const { t } = c.var
  const path = pathsHere(c).glossary
  const title = t('directory.glossary.heading')
  const words = ENTRIES.map((entry) => ({
    id: entry,
    name: t(`directory.glossary.name.${entry}`),
    says: t(`directory.glossary.says.${entry}`),
  }))
  const jsonLd = wordsData(title, originOf(c) + path, words)
  return c.render(<GlossaryPage />, headOf(c, { title, about: t('directory.glossary.lead'), path, jsonLd }))
})

function GlossaryPage() {
  const { t } = useTexts()
  return (
    <Page
      heading="directory.glossary.heading"
      lead="directory.glossary.lead"
      width="reading"
      actions={
        <ButtonLink
          href={pathsHere(useRequestContext<Env>()).feedback}
          label="directory.glossary.missing"
          icon="comment"
          quiet
        />
      }
    >
      <nav aria-label={t('directory.glossary.groups')}>
        <ul class="glossary-groups">
          {GROUPS.map((group) => (
            <li>
              <a href={`#group-${group}`}>{t(`directory.glossary.group.${group}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {GROUPS.map((group) => (
        <Section heading={`directory.glossary.group.${group}`} id={`group-${group}`}>
          <Words group={group} />
        </Section>
      ))}
    </Page>
  )
}

function Words({ group }: { group: GlossaryGroup }) {
  const { t, language } = useTexts()
  const words = GLOSSARY_GROUPS[group]
    .map((entry) => ({ entry, name: t(`directory.glossary.name.${entry}`) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, language))
  return (
    <dl class="glossary">
      {words.map(({ entry, name }) => (
        <div id={entry}>
          <dt>{name}</dt>
          <dd>{t(`directory.glossary.says.${entry}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
