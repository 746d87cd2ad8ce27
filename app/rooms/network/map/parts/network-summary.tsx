import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../../ground/ui/below.ts'
import type { Picture } from '../../picture/rules.ts'
import { summaryOf } from '../rules.ts'
import type { Line } from './lines.ts'
import { NodeLink } from './node-link.tsx'

/** The picture in words, for whoever does not look at it. */
export function NetworkSummary({ picture, keystones }: { picture: Picture; keystones: readonly Line[] }) {
  const { t, number, day, percent } = useTexts()
  const below = useBelow()
  const sum = summaryOf(picture)
  if (sum.ties === 0) return <p id="network-summary">{t('network.page.noTies', { on: day(picture.on) })}</p>
  return (
    <div id="network-summary" class="prose">
      <p>
        {t('network.page.sum', {
          on: day(picture.on),
          people: number(sum.people),
          bodies: number(sum.bodies),
          ties: number(sum.ties),
          formal: percent(sum.formalTies / sum.ties),
        })}{' '}
        {t(sum.parts === 1 ? 'network.page.whole' : 'network.page.apart', {
          parts: number(sum.parts),
          largest: number(sum.largest),
        })}{' '}
        {t('network.page.communities', { count: sum.communities, number: number(sum.communities) })}{' '}
        {sum.single > 0 && t('network.page.single', { count: sum.single, number: number(sum.single) })}{' '}
        {sum.alone > 0 && (
          <a href={below('/network?scope=all&alone=only')}>
            {t('network.page.alone', { count: sum.alone, number: number(sum.alone) })}
          </a>
        )}
      </p>
      {keystones.length > 0 && (
        <>
          <p>{t('network.page.keystones')}</p>
          <ul>
            {keystones.map((line) => (
              <li>
                <NodeLink node={line} />:{' '}
                {t('network.page.lost', { count: line.lost, number: number(line.lost) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
