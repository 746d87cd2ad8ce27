import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import { Callout } from '../../../../ground/ui/callout.tsx'
import { Page, Section } from '../../../../ground/ui/page.tsx'
import { Table } from '../../../../ground/ui/table.tsx'
import { useDuties } from '../../hand-over/parts/duty-words.ts'
import type { Coverage } from '../reads.ts'
import { type Covering, LATELY_DAYS } from '../rules.ts'

export function CoveragePage({ all, kinds, gaps }: Coverage) {
  const { t, number } = useTexts()
  const { say } = useDuties()
  const at = useBelow()
  const orNothing = (names: readonly string[]) => names.join(', ') || '–'
  return (
    <Page
      heading="operators.coverage.heading"
      lead={['operators.coverage.lead', { days: LATELY_DAYS }]}
      crumbs={[{ href: at('/operators'), label: 'operators.list.heading' }]}
      width="wide"
    >
      <Gaps gaps={gaps} />
      <Section heading="operators.coverage.each">
        <Table
          caption="operators.coverage.each"
          captionHidden
          file
          rows={all}
          columns={[
            {
              heading: 'operators.list.person',
              main: true,
              cell: ({ personId, name }) => <a href={at(`/operators/${personId}`)}>{name}</a>,
            },
            {
              heading: 'operators.list.roles',
              cell: ({ roles }) =>
                roles.map((role) => t(`operators.role.${role}` as 'operators.role.citizen')).join(', '),
            },
            {
              heading: 'operators.coverage.where',
              cell: ({ municipalities, places }) => (
                <>
                  {orNothing(municipalities)}
                  {places.length > 0 && <div class="hint">{places.join(', ')}</div>}
                </>
              ),
            },
            {
              heading: 'operators.coverage.meetings',
              numeric: true,
              cell: ({ meetings }) => number(meetings),
            },
            { heading: 'operators.coverage.people', numeric: true, cell: ({ people }) => number(people) },
            {
              heading: 'operators.coverage.sessions',
              numeric: true,
              cell: ({ sessions }) => number(sessions),
            },
            {
              heading: 'operators.coverage.open',
              cell: ({ open }: Covering) => (
                <ul class="plain-list">
                  {kinds
                    .filter((kind) => (open.get(kind) ?? 0) > 0)
                    .map((kind) => (
                      <li>
                        {kind === 'circle'
                          ? t('operators.coverage.circles', { count: open.get(kind) ?? 0 })
                          : say(kind, open.get(kind) ?? 0)}
                      </li>
                    ))}
                </ul>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  )
}

function Gaps({ gaps }: Pick<Coverage, 'gaps'>) {
  const { t } = useTexts()
  const at = useBelow()
  const { municipalities, unmade, alone, left, idle } = gaps
  if (municipalities.length + unmade.length + alone + left.length + idle.length === 0)
    return <Callout kind="success" text="operators.coverage.noGaps" />
  return (
    <Section heading="operators.coverage.gaps">
      <ul class="stack">
        {municipalities.length > 0 && (
          <li>
            {t('operators.coverage.nowhere', { names: municipalities.map(({ name }) => name).join(', ') })}
          </li>
        )}
        {unmade.length > 0 && (
          <li>
            {t('operators.coverage.unmade')}
            <ul>
              {unmade.map(({ id, title }) => (
                <li>
                  <a href={at(`/activities/${id}`)}>{title}</a>
                </li>
              ))}
            </ul>
          </li>
        )}
        {alone > 0 && (
          <li>
            <a href={at('/operators/left-alone')}>{t('operators.coverage.alone', { count: alone })}</a>
          </li>
        )}
        {left.map(({ personId, name, count }) => (
          <li>
            <a href={at(`/operators/${personId}/hand-over`)}>
              {t('operators.coverage.left', { name, count })}
            </a>
          </li>
        ))}
        {idle.length > 0 && (
          <li>{t('operators.coverage.idle', { names: idle.map(({ name }) => name).join(', ') })}</li>
        )}
      </ul>
    </Section>
  )
}
