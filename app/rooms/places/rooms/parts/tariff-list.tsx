import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { DefinitionList } from '../../../../ground/ui/definition-list.tsx'
import { USER_KINDS } from '../../bookings/rules.ts'
import { isFree, type Tariffs } from '../rules.ts'

/** What an hour costs to whom, before anybody asks. */
export function TariffList({ tariffs }: { tariffs: Tariffs }) {
  const { t, money } = useTexts()
  if (isFree(tariffs)) return <p>{t('places.room.free')}</p>
  return (
    <DefinitionList
      items={USER_KINDS.map((kind) => [
        `places.userKind.${kind}`,
        tariffs[kind]
          ? t('places.room.anHour', { money: money(tariffs[kind] / 100) })
          : t('places.room.gratis'),
      ])}
    />
  )
}
