import { Hono } from 'hono'
import { useRequestContext } from 'hono/jsx-renderer'
import { visitorOf } from '../../../../ground/access/actor.ts'
import type { Env } from '../../../../ground/access/request.ts'
import { asActor } from '../../../../ground/db/database.ts'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { originOf, pathsHere } from '../../parts/address.ts'
import { headOf, keptAMinute } from '../../parts/public-page.tsx'
import { LICENCE } from '../parts/catalogue.ts'
import { type OpenEdition, type OpenReport, openEditions, openReports } from '../reads.ts'
import { FORMATS, LISTS, REPORT_FILES } from '../rules.ts'

export const openData = new Hono<Env>().get('/open-data', keptAMinute, async (c) => {
  const { territory, t } = c.var
  const published = await asActor(visitorOf(territory.id), async (tx) => ({
    editions: await openEditions(tx),
    reports: await openReports(tx),
  }))
  const title = t('directory.openData.heading')
  const path = `${pathsHere(c).home}/open-data`
  const jsonLd = {
    '@context': 'https://schema.org',
    '@type': 'DataCatalog',
    name: t('directory.openData.title', { territory: territory.name }),
    url: originOf(c) + path,
    license: LICENCE,
  }
  return c.render(
    <OpenDataPage {...published} />,
    headOf(c, { title, about: t('directory.openData.lead'), path, jsonLd }),
  )
})

type Line = { name: string; about: string; files: { label: string; href: string }[] }

type PublishedProps = { editions: readonly OpenEdition[]; reports: readonly OpenReport[] }

function OpenDataPage({ editions, reports }: PublishedProps) {
  const c = useRequestContext<Env>()
  const { t, day } = useTexts()
  const { home, agendaCalendar } = pathsHere(c)
  const lists = LISTS.map(
    (list): Line => ({
      name: t(`directory.openData.${list}.name`),
      about: t(`directory.openData.${list}.about`),
      files: [
        ...FORMATS.map((format) => ({
          label: format.toUpperCase(),
          href: `${home}/open-data/${list}.${format}`,
        })),
        ...(list === 'agenda' ? [{ label: 'iCalendar', href: agendaCalendar }] : []),
      ],
    }),
  )
  const published = editions.map(
    ({ id, name, untilOn }): Line => ({
      name,
      about: t('directory.openData.edition.about', { until: day(untilOn) }),
      files: FORMATS.map((format) => ({
        label: format.toUpperCase(),
        href: `${home}/editions/${id}/edition.${format}`,
      })),
    }),
  )
  const told = reports.map(
    ({ id, title, fromOn, untilOn }): Line => ({
      name: title,
      about: t('directory.openData.report.about', { from: day(fromOn), until: day(untilOn) }),
      files: REPORT_FILES.map(({ format, file }) => ({
        label: format.toUpperCase(),
        href: `${home}/reports/signed/${id}/${file}`,
      })),
    }),
  )
  return (
    <Page heading="directory.openData.heading" lead="directory.openData.lead">
      <Files heading="directory.openData.lists" lines={lists} />
      {published.length > 0 && <Files heading="directory.openData.editions" lines={published} />}
      {told.length > 0 && <Files heading="directory.openData.reports" lines={told} />}
      <Section heading="directory.openData.programs">
        <ul>
          <li>
            <a href={`${home}/api`}>{t('directory.openData.api')}</a>
          </li>
          <li>
            <a href={`${home}/catalogue.ttl`}>{t('directory.openData.turtle')}</a>,{' '}
            <a href={`${home}/catalogue.jsonld`}>{t('directory.openData.jsonLd')}</a>
          </li>
          <li>
            <a href={`${home}/api/hsds`}>{t('directory.openData.hsds')}</a>,{' '}
            <a href={`${home}/api/hsds/openapi.json`}>{t('directory.openData.openApi')}</a>
          </li>
        </ul>
      </Section>
      <Section heading="directory.openData.licence">
        <p>
          {t('directory.openData.licenceText', { territory: c.var.territory.name })}{' '}
          <a href={LICENCE} rel="license">
            CC BY 4.0
          </a>
        </p>
      </Section>
    </Page>
  )
}

type Heading = `directory.openData.${'lists' | 'editions' | 'reports'}`
type FilesProps = { heading: Heading; lines: Line[] }

function Files({ heading, lines }: FilesProps) {
  return (
    <Section heading={heading}>
      <Table
        caption={heading}
        captionHidden
        rows={lines}
        columns={[
          { heading: 'directory.openData.what', main: true, cell: ({ name }) => name },
          { heading: 'directory.openData.holds', cell: ({ about }) => about },
          {
            heading: 'directory.openData.files',
            cell: ({ name, files }) => (
              <ul class="beside plain-list">
                {files.map(({ label, href }) => (
                  <li>
                    <a href={href} aria-label={`${name}, ${label}`}>
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  )
}
