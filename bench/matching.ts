import { munkres } from 'munkres'
import { mostFit, mostPlaced, type Placement, sumOf } from '../app/rooms/exchange/matching/assign.ts'
import { certify } from '../app/rooms/exchange/matching/certificate.ts'
import type { Instance } from '../app/rooms/exchange/matching/instance.ts'
import { blockingPairs, deferredAcceptance, type TwoSided } from '../app/rooms/exchange/matching/stable.ts'
import { makeInstance, makeNearby, randomFrom } from './matching/make-instance.ts'

const CANDIDATES = 20
const TIMES = 3

/** What placing people costs: seconds of this process, the middle one of three, every exact result proven. */
export async function bench(scale: number, say: (line: string) => void) {
  const size = (people: number) => Math.max(CANDIDATES, Math.round(people * scale))
  const even = (people: number) =>
    makeInstance({ needs: size(people), offers: size(people), candidates: CANDIDATES })
  const shared = (people: number, offers: number, seats: number) =>
    makeInstance({ needs: size(people), offers: size(offers), candidates: CANDIDATES, seats })
  say('seconds of this process, median of 3')
  place(say, 'everyone placed, 10,000 × 10,000', '≤ 0.1', even(10_000), mostPlaced)
  place(say, 'everyone placed, 100,000 × 100,000', '≤ 0.8', even(100_000), mostPlaced)
  const nearby = makeNearby({ needs: size(100_000), offers: size(100_000), candidates: CANDIDATES })
  place(say, 'the same by nearness', '', nearby, mostPlaced)
  place(say, 'seats, 10,000 × 500', '', shared(10_000, 500, 20), mostFit)
  const seats = shared(100_000, 5000, 20)
  place(say, 'seats, 100,000 × 5,000', '≤ 1.5', seats, mostFit)
  place(say, 'seats for three in four, 100,000 × 5,000', '', shared(100_000, 5000, 15), mostFit)
  acceptance(say, seats)
  besideMunkres(say, size(2000))
  say(`memory of the process at its largest: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
}

type Say = (line: string) => void
const line = (say: Say, name: string, seconds: number, aim: string, words: string) =>
  say(`${name.padEnd(44)} ${seconds.toFixed(3).padStart(7)}  ${aim.padEnd(6)} ${words}`)

function timed<T>(work: () => T): { result: T; seconds: number } {
  const taken: number[] = []
  let result = work()
  for (let time = 0; time < TIMES; time++) {
    const before = process.cpuUsage()
    result = work()
    const { user, system } = process.cpuUsage(before)
    taken.push((user + system) / 1e6)
  }
  return { result, seconds: taken.sort((a, b) => a - b)[1] ?? 0 }
}

function place(say: Say, name: string, aim: string, instance: Instance, work: (one: Instance) => Placement) {
  const { result, seconds } = timed(() => work(instance))
  const proof = certify(instance, result)
  if (!proof.holds) throw new Error(`${name}: ${proof.why}`)
  line(say, name, seconds, aim, `${result.placed} placed, total fit ${result.total}, proven`)
}

function acceptance(say: Say, instance: Instance) {
  const random = randomFrom(5)
  const wishes = Array.from({ length: instance.needs }, (_, need) =>
    [...instance.offer.subarray(instance.from[need], instance.from[need + 1])]
      .map((offer) => ({ offer, liked: random() }))
      .sort((a, b) => a.liked - b.liked)
      .map(({ offer }) => offer),
  )
  const sides: TwoSided = { instance, wishes }
  const { result, seconds } = timed(() => deferredAcceptance(sides))
  const blocking = blockingPairs(sides, result).length
  if (blocking > 0) throw new Error(`${blocking} pairs would rather have each other`)
  const words = `${sumOf(instance, result).placed} placed, no pair would rather`
  line(say, 'deferred acceptance, 100,000 × 5,000', seconds, '≤ 0.2', words)
}

/** A table of every pair, as the package wants it; ours reads the same pairs. */
function besideMunkres(say: Say, size: number) {
  const random = randomFrom(7)
  const fits = Array.from({ length: size }, () => Array.from({ length: size }, () => random() % 1000))
  const theirs = timed(() => munkres(fits.map((row) => row.map((fit) => 1000 - fit))))
  const best = theirs.result.reduce((sum, [need, offer]) => sum + (fits[need]?.[offer] ?? 0), 0)
  line(say, `munkres (npm), every pair of ${size}`, theirs.seconds, '', `total fit ${best}`)
  const from = Int32Array.from({ length: size + 1 }, (_, need) => need * size)
  const offer = Int32Array.from({ length: size * size }, (_, at) => at % size)
  const dense: Instance = {
    needs: size,
    offers: size,
    from,
    offer,
    fit: Int32Array.from(fits.flat()),
    seats: new Int32Array(size).fill(1),
  }
  const ours = timed(() => mostPlaced(dense))
  if (ours.result.total !== best) throw new Error(`${ours.result.total} here, ${best} there`)
  line(say, 'the same pairs by ours', ours.seconds, '', `total fit ${ours.result.total}`)
}
