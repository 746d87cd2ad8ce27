import type { Device } from '../../../ground/access/devices.ts'
import { useTexts } from '../../../ground/texts/use-texts.ts'
import { useBelow } from '../../../ground/ui/below.ts'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { ActionButton } from '../../../ground/ui/form.tsx'
import { Page } from '../../../ground/ui/page.tsx'
import { type Column, Table } from '../../../ground/ui/table.tsx'
import { Tag } from '../../../ground/ui/tag.tsx'
import { When } from '../../../ground/ui/when.tsx'
import type { DeviceHere } from '../reads.ts'

/** Whose phones and computers hold something of this territory; each can be emptied from here. */
export function DevicesPage({ devices }: { devices: readonly DeviceHere[] }) {
  const below = useBelow()
  const { t } = useTexts()
  return (
    <Page heading="offline.devices.heading" lead="offline.devices.leadHere">
      {devices.length === 0 ? (
        <EmptyState heading="offline.devices.none" text="offline.devices.noneText" />
      ) : (
        <Table
          caption="offline.devices.heading"
          captionHidden
          rows={devices}
          columns={[
            { heading: 'offline.devices.whose', main: true, cell: ({ name }) => name },
            ...deviceColumns<DeviceHere>(t('offline.devices.unknown')),
            {
              heading: 'offline.devices.end',
              cell: (device) => <WipeButton device={device} action={below('/devices')} />,
            },
          ]}
        />
      )}
    </Page>
  )
}

export const deviceColumns = <Row extends Device>(unknown: string): Column<Row>[] => [
  { heading: 'offline.devices.browser', cell: ({ browser }) => browser || unknown },
  { heading: 'offline.devices.since', cell: ({ since }) => <When at={since} /> },
  { heading: 'offline.devices.seen', cell: ({ seenAt }) => <When at={seenAt} /> },
  { heading: 'offline.devices.state', cell: ({ state }) => <StateTag state={state} /> },
]

const TONE = { stands: 'good', locked: 'plain', wiped: 'attention' } as const

const StateTag = ({ state }: Pick<Device, 'state'>) => (
  <Tag tone={TONE[state]}>{useTexts().t(`offline.devices.states.${state}`)}</Tag>
)

export const WipeButton = ({ device, action }: { device: Device; action: string }) =>
  device.state === 'wiped' ? null : (
    <ActionButton action={action} fields={{ device: device.id }} label="offline.devices.wipe" danger />
  )
