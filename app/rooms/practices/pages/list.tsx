import { Hono } from 'hono'
import type { Env } from '../../../ground/access/request.ts'
import { asActor } from '../../../ground/db/database.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { Card, CardGrid } from '../../../ground/ui/card.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ButtonLink, Page, Section } from '../../../ground/ui/page.tsx'
import { type AdoptionLine, adoptionsHere } from '../packs/reads.ts'
import { keeps, reads } from '../parts/here.ts'
import { type PracticeLine, practicesHere } from '../reads.ts'

const SHOWN = 220

export const practiceList = new Hono<Env>().get('/practices', async (c) => {
  const found = await asActor(c.var.actor, async (tx) => ({
    practices: await practicesHere(tx),
    adoptions: await adoptionsHere(tx),
  }))
  return c.render(<PracticesPage {...found} keeps={keeps(c)} reads={reads(c)} />, {
    title: c.var.t('practices.list.heading'),
  })
})

type Props = { practices: PracticeLine[]; adoptions: AdoptionLine[]; keeps: boolean; reads: boolean }

function PracticesPage({ practices, adoptions, keeps: mayKeep, reads: mayRead }: Props) {
  const { t, day } = useTexts()
  const at = useBelow()
  const published = practices.filter(({ said, publishedAt }) => said && publishedAt)
  const drafts = practices.filter(({ publishedAt }) => !publishedAt)
  return (
    <Page
      heading="practices.list.heading"
      lead="practices.list.lead"
      actions={
        <>
          {mayKeep && <ButtonLink href={at('/practices/new')} label="practices.write.new" />}
          {mayKeep && <ButtonLink href={at('/practices/packs')} label="practices.packs.heading" quiet />}
          {mayRead && <ButtonLink href={at('/practices/models')} label="practices.models.heading" quiet />}
        </>
      }
    >
      {published.length === 0 ? (
        <EmptyState heading="practices.list.none" text="practices.list.noneText" />
      ) : (
        <CardGrid wide>
          {published.map(({ id, title, number, versionAt, said }) => (
            <Card
              title={title ?? ''}
              href={at(`/practices/${id}`)}
              kicker={said?.words.where}
              foot={t('practices.list.version', { number, day: versionAt ? day(versionAt) : '' })}
            >
              <p>{shortened(said?.words.goal ?? said?.words.need ?? '')}</p>
            </Card>
          ))}
        </CardGrid>
      )}
      {drafts.length > 0 && (
        <Section heading="practices.list.drafts">
          <ul>
            {drafts.map(({ id, draftTitle, title }) => (
              <li>
                <a href={at(`/practices/${id}`)}>{draftTitle ?? title}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {adoptions.length > 0 && (
        <Section heading="practices.list.adopted" lead="practices.list.adoptedLead">
          <ul>
            {adoptions.map(({ id, title, fromName, number, adoptedAt }) => (
              <li>
                <a href={at(`/practices/adopted/${id}`)}>{title}</a>{' '}
                {t('practices.list.adoptedFrom', {
                  territory: fromName ?? 'Trama',
                  number,
                  day: day(adoptedAt),
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}

const shortened = (text: string) =>
  text.length <= SHOWN ? text : `${text.slice(0, SHOWN).replace(/\s+\S*$/, '')}…`
