import type { SignedInActor } from '../../ground/access/actor.ts'
import type { Auth } from '../../ground/access/auth.ts'
import { type Device, devicesOf } from '../../ground/access/devices.ts'
import { asActor } from '../../ground/db/database.ts'
import { accountsHere } from '../../rooms/operators/reads.ts'

export type DeviceHere = Device & { accountId: string; name: string }

/** The devices that hold something for whoever has an account in the actor's territory. */
export async function devicesHere(auth: Auth, actor: SignedInActor): Promise<DeviceHere[]> {
  const accounts = await asActor(actor, (tx) => accountsHere(tx))
  const names = new Map(accounts.map(({ accountId, name }) => [accountId, name]))
  const devices = await devicesOf(auth, [...names.keys()])
  return devices.map((device) => ({ ...device, name: names.get(device.accountId) ?? '' }))
}
