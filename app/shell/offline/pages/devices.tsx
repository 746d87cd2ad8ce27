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
  { heading: 'offline.devices.state', cell: (device) => <State device={device} /> },
]

const TONE = { stands: 'good', locked: 'plain', wiped: 'attention', emptied: 'plain' } as const

/** How it stands with a device; of one that was emptied, what it had not sent, as far as it said so. */
function State({ device: { state, emptiedAt, lost } }: { device: Device }) {
  const { t } = useTexts()
  return (
    <>
      <Tag tone={TONE[state]}>{t(`offline.devices.states.${state}`)}</Tag>
      {emptiedAt && (
        <p class="hint">
          <When at={emptiedAt} />:{' '}
          {lost === null ? t('offline.devices.lostUnknown') : t('offline.devices.lost', { count: lost })}
        </p>
      )}
      {state === 'wiped' && <p class="hint">{t('offline.devices.lostLater')}</p>}
    </>
  )
}

export const WipeButton = ({ device, action }: { device: Device; action: string }) =>
  device.state === 'wiped' || device.state === 'emptied' ? null : (
    <ActionButton action={action} fields={{ device: device.id }} label="offline.devices.wipe" danger />
  )
