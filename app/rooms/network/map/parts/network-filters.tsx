import { useRequestContext } from 'hono/jsx-renderer'
import { useTexts } from '../../../../ground/texts/use-texts.ts'
import { withQuery } from '../../../../ground/ui/address-bar.ts'
import { Select } from '../../../../ground/ui/choices.tsx'
import { Field, Hidden } from '../../../../ground/ui/field.tsx'
import { Filters } from '../../../../ground/ui/filters.tsx'
import { Tabs } from '../../../../ground/ui/tabs.tsx'
import { AREAS } from '../../../activities/rules.ts'
import { NODE_KINDS, TIE_KINDS } from '../rules.ts'
import type { Asked, Look } from './look.ts'

type Props = {
  asked: Asked
  scope: Look['scope']
  places: { id: string; name: string }[]
  municipalities: { istat_code: string; name: string }[]
}

/** Whose network, and what narrows it down; all of it stands in the address. */
export function NetworkFilters({ asked, scope, places, municipalities }: Props) {
  const { t } = useTexts()
  const c = useRequestContext()
  const scopes = ['mine', 'all'] as const
  return (
    <>
      <Tabs
        label="network.filter.scope"
        tabs={scopes.map((one) => ({
          href: withQuery(c.req.url, { scope: one, around: undefined, steps: undefined, page: undefined }),
          label: `network.filter.scope.${one}`,
          current: one === scope,
        }))}
      />
      <Filters>
        {scope !== 'around' && <Hidden name="scope" value={scope} />}
        {asked.around && <Hidden name="around" value={asked.around} />}
        <Field name="on" type="date" label="network.filter.on" value={asked.on} max={asked.today} />
        <Select
          name="kind"
          label="network.filter.kind"
          blank="network.filter.anyKind"
          options={NODE_KINDS.map((one) => ({ value: one, label: t(`network.kind.${one}`) }))}
        />
        <Select
          name="municipality"
          label="network.filter.municipality"
          blank="network.filter.anywhere"
          options={municipalities.map(({ istat_code, name }) => ({ value: istat_code, label: name }))}
        />
        <Select
          name="place"
          label="network.filter.place"
          blank="network.filter.anyPlace"
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          name="area"
          label="network.filter.area"
          blank="network.filter.anyArea"
          options={AREAS.map((one) => ({ value: one, label: t(`activities.area.${one}`) }))}
        />
        <Select
          name="tie"
          label="network.filter.tie"
          blank="network.filter.anyTie"
          options={TIE_KINDS.map((one) => ({ value: one, label: t(`network.tie.${one}`) }))}
        />
        <Select
          name="alone"
          label="network.filter.alone"
          blank="network.filter.notAlone"
          options={(['with', 'only'] as const).map((one) => ({
            value: one,
            label: t(`network.alone.${one}`),
          }))}
        />
        <Select
          name="operators"
          label="network.filter.operators"
          blank="network.filter.without"
          options={[{ value: 'with', label: t('network.filter.with') }]}
        />
      </Filters>
    </>
  )
}
