import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { NotHere } from '../../../ground/access/signed-in.ts'
import { asActor } from '../../../ground/db/database.ts'
import { saidIn } from '../../../ground/texts/language.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Callout } from '../../../ground/ui/callout.tsx'
import { Select } from '../../../ground/ui/choices.tsx'
import { Filters } from '../../../ground/ui/filters.tsx'
import { Page, Section } from '../../../ground/ui/page.tsx'
import { Table } from '../../../ground/ui/table.tsx'
import { inFours } from '../packs/rules.ts'
import { idHere, SECTION, usePracticeCrumbs } from '../parts/here.ts'
import { type Version, type VersionLine, versionsOf, versionToRead } from '../reads.ts'
import { changesBetween } from '../rules.ts'

/** Every version that stood, and two of them side by side. */
export const practiceVersions = new Hono<Env>().get('/practices/:practice/versions', async (c) => {
  const id = idHere(c)
  const numbered = (name: string, usual: number | undefined) => {
    const asked = Number(c.req.query(name) ?? usual)
    return Number.isInteger(asked) && asked > 0 && asked <= 10_000 ? asked : undefined
  }
  const found = await asActor(c.var.actor, async (tx) => {
    const versions = await versionsOf(tx, id)
    const [last, before] = versions
    if (!last) throw new NotHere()
    const [a, b] = [numbered('a', before?.number), numbered('b', last.number)]
    return {
      versions,
      one: a === undefined ? undefined : await versionToRead(tx, id, a),
      other: b === undefined ? undefined : await versionToRead(tx, id, b),
    }
  })
  return c.render(<VersionsPage id={id} {...found} />, {
    title: c.var.t('practices.versions.heading'),
    section: SECTION,
  })
})

type Props = { id: string; versions: VersionLine[]; one: Version | undefined; other: Version | undefined }

function VersionsPage({ id, versions, one, other }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  const crumbs = usePracticeCrumbs()
  const options = versions.map(({ number }) => ({
    value: String(number),
    label: t('practices.versions.number', { number }),
  }))
  return (
    <Page
      heading="practices.versions.heading"
      lead="practices.versions.lead"
      crumbs={crumbs({ id, title: versions[0]?.title ?? '' })}
    >
      <Table
        caption="practices.versions.heading"
        captionHidden
        rows={versions}
        columns={[
          {
            heading: 'practices.versions.version',
            main: true,
            cell: ({ number }) => (
              <a href={at(`/practices/${id}?version=${number}`)}>
                {t('practices.versions.number', { number })}
              </a>
            ),
          },
          { heading: 'practices.versions.publishedAt', cell: ({ publishedAt }) => day(publishedAt) },
          { heading: 'practices.versions.changed', cell: ({ changed }) => changed ?? '–' },
          {
            heading: 'practices.versions.fingerprint',
            cell: ({ hash }) => <code class="hash">{inFours(hash.slice(0, 16))}</code>,
          },
        ]}
      />
      {versions.length > 1 && (
        <Section heading="practices.versions.compare">
          <Filters submit="practices.versions.show">
            <Select
              name="a"
              label="practices.versions.first"
              options={options}
              value={one && String(one.number)}
            />
            <Select
              name="b"
              label="practices.versions.second"
              options={options}
              value={other && String(other.number)}
            />
          </Filters>
          {one && other && one.number !== other.number ? (
            <Differences one={one} other={other} />
          ) : (
            <Callout text="practices.versions.two" />
          )}
        </Section>
      )}
    </Page>
  )
}

function Differences({ one, other }: { one: Version; other: Version }) {
  const { t, language } = useTexts()
  const { title, parts, figuresAdded, figuresLeft, storiesDiffer, storiesBefore, storiesAfter } =
    changesBetween(one.said, other.said)
  const rows = [
    ...(title ? [{ label: t('practices.part.title'), ...title }] : []),
    ...parts.map((part) => ({
      label: t(`practices.part.${part}`),
      before: one.said.words[part] ?? '–',
      after: other.said.words[part] ?? '–',
    })),
    ...[
      ...figuresLeft.map((figure) => [figure, true] as const),
      ...figuresAdded.map((figure) => [figure, false] as const),
    ].map(([figure, left]) => {
      const name = `${saidIn(figure.name, language)} (${figure.editionName})`
      return { label: t('practices.figures.figure'), before: left ? name : '–', after: left ? '–' : name }
    }),
    ...(storiesDiffer
      ? [
          {
            label: t('practices.testimonies.heading'),
            before: String(storiesBefore),
            after: String(storiesAfter),
          },
        ]
      : []),
  ]
  if (rows.length === 0) return <p>{t('practices.versions.same')}</p>
  return (
    <Table
      caption="practices.versions.compare"
      captionHidden
      rows={rows}
      columns={[
        { heading: 'practices.versions.part', main: true, cell: ({ label }) => label },
        {
          heading: ['practices.versions.number', { number: one.number }],
          cell: ({ before }) => <span class="prose">{before}</span>,
        },
        {
          heading: ['practices.versions.number', { number: other.number }],
          cell: ({ after }) => <span class="prose">{after}</span>,
        },
      ]}
    />
  )
}
