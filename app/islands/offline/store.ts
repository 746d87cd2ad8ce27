// What a device holds lies in the browser's own database, encrypted by a key that cannot be read out of it. Beside it stand
// only which device this is, how many entries there are, and when it was last in touch.
const NAME = 'trama'
const VERSION = 1
export const STORES = ['keys', 'held', 'queue', 'facts'] as const
type StoreName = (typeof STORES)[number]

let opening: Promise<IDBDatabase> | undefined

/** Rejects where a browser keeps nothing, as in some private windows. */
export function database(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, VERSION)
    asked.onupgradeneeded = () => {
      const db = asked.result
      db.createObjectStore('keys', { keyPath: 'device' })
      db.createObjectStore('held', { keyPath: 'name' })
      db.createObjectStore('queue', { keyPath: 'n', autoIncrement: true }).createIndex('id', 'id', {
        unique: true,
      })
      db.createObjectStore('facts', { keyPath: 'name' })
    }
    asked.onsuccess = () => {
      // A newer page in another tab must be able to change the stores.
      asked.result.onversionchange = () => {
        asked.result.close()
        opening = undefined
      }
      resolve(asked.result)
    }
    asked.onerror = () => reject(asked.error)
  })
  opening.catch(() => {
    opening = undefined
  })
  return opening
}

type Work<T> = (stores: Record<StoreName, IDBObjectStore>) => IDBRequest<T> | undefined

/** One transaction over some stores; resolves once it is on the disk. */
export const within = <T>(names: StoreName[], work: Work<T>): Promise<T> => transact(names, work, 'readwrite')

/** One that only reads: it waits neither for another reader nor for the disk, which may be slow. */
export const read = <T>(names: StoreName[], work: Work<T>): Promise<T> => transact(names, work, 'readonly')

async function transact<T>(names: StoreName[], work: Work<T>, mode: IDBTransactionMode): Promise<T> {
  const db = await database()
  return new Promise((resolve, reject) => {
    const tx = db.transaction(names, mode, { durability: 'strict' })
    const stores = Object.fromEntries(names.map((name) => [name, tx.objectStore(name)]))
    const asked = work(stores as Record<StoreName, IDBObjectStore>)
    tx.oncomplete = () => resolve(asked?.result as T)
    tx.onabort = () => reject(tx.error)
    tx.onerror = () => reject(tx.error)
  })
}

export const all = <T>(name: StoreName) => read<T[]>([name], (at) => at[name].getAll())

type Facts = {
  device: string
  /** Devices this browser was, whose entries may still wait. */
  known: string[]
  /** Territories of whoever this device belongs to. */
  slugs: string[]
  /** Our clock less this one's, in milliseconds. */
  ahead: number
  contactAt: number
  heldAt: number
}

export async function fact<Name extends keyof Facts>(name: Name): Promise<Facts[Name] | undefined> {
  const row = await read<{ value: Facts[Name] } | undefined>(['facts'], (at) => at.facts.get(name))
  return row?.value
}

export const setFacts = (facts: Partial<Facts>) =>
  within(['facts'], (at) => {
    for (const [name, value] of Object.entries(facts)) at.facts.put({ name, value })
    return undefined
  })

/** The device is somebody's no more: what could be read goes, with the key. What waits stays, shut, until they are back. */
export const lock = () =>
  within(['keys', 'held'], (at) => {
    at.keys.clear()
    at.held.clear()
    return undefined
  })

/** Nothing is left, not even what waits. */
export const wipe = () =>
  within([...STORES], (at) => {
    for (const name of STORES) at[name].clear()
    return undefined
  })
