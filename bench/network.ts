import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { makeGraph } from './network/make-graph.ts'
import { benchPicture } from './network/picture.ts'
import type { StepReport } from './network/steps.ts'
import { runProgram } from './processes.ts'

type Size = { people: number; ties: number; steps: string; peer: boolean }
type Report = { reports: StepReport[]; peakMb: number }

const SEED = 7
const TIMES = 3
const LEAST_PICTURE = 0.1
const ours = (size: Size, file: string) => ['bench/network/steps.ts', file, String(size.people), size.steps]
const theirs = (size: Size, file: string) => ['bench/network/peer.ts', file, String(size.people)]

/**
 * The engine on graphs of 100,000 and 1,000,000 people, each run a process of its own, ours and graphology's in turn;
 * medians. With `--whole` graphology also reads the larger graph, which takes minutes and some 3 GB.
 */
export async function bench(scale: number, say: (line: string) => void) {
  const whole = process.argv.includes('--whole')
  const sizes: Size[] = [
    { people: 100_000, ties: 600_000, steps: 'communities,constraint,betweenness', peer: true },
    { people: 1_000_000, ties: 6_000_000, steps: 'communities,constraint', peer: whole },
  ].map((size) => ({
    ...size,
    people: Math.max(1000, Math.round(size.people * scale)),
    ties: Math.max(4000, Math.round(size.ties * scale)),
  }))
  const folder = mkdtempSync(path.join(os.tmpdir(), 'trama-bench-graphs-'))
  try {
    for (const size of sizes) await benchSize(size, path.join(folder, 'edges.tsv'), say)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  // Fewer would all have met long ago.
  const picture = await benchPicture(Math.max(scale, LEAST_PICTURE))
  say('')
  say(
    `a territory of ${picture.inhabitants} inhabitants, ${picture.nodes} of them with ties, ${picture.ties} ties`,
  )
  say(
    `  its whole picture after a tie changed     ${picture.wholeMs.toFixed(0)} ms (aim ≤ 2000), processor ${picture.wholeCpuMs.toFixed(0)} ms, ${picture.communities} communities`,
  )
  say(`  the picture that is kept                  ${picture.keptMs.toFixed(1)} ms`)
  say(
    `  what requests wait for the process while  p99 ${picture.p99WaitMs.toFixed(1)} ms, longest ${picture.longestWaitMs.toFixed(0)} ms`,
  )
  say(`load of the machine at the end: ${os.loadavg()[0]?.toFixed(2)}`)
}

async function benchSize(size: Size, file: string, say: (line: string) => void) {
  const { edges } = makeGraph({ people: size.people, ties: size.ties, seed: SEED }, file)
  const [our, their]: [Report[], Report[]] = [[], []]
  for (let time = 0; time < TIMES; time++) {
    our.push(JSON.parse(await runProgram(ours(size, file), process.env)))
    if (size.peer) their.push(JSON.parse(await runProgram(theirs(size, file), process.env)))
  }
  say('')
  say(`${size.people} people, ${edges} ties, seed ${SEED}`)
  our[0]?.reports.forEach(({ step, says }) => {
    say(`  ${step.padEnd(34)}${took(our, step)}   ${says}`)
    const besides = their[0]?.reports.find((other) => other.step === step)
    if (besides) say(`  ${'  graphology'.padEnd(34)}${took(their, step)}   ${besides.says}`)
  })
  const peaks = [`${median(our, (run) => run.peakMb).toFixed(0)} MB`]
  if (their.length) peaks.push(`graphology ${median(their, (run) => run.peakMb).toFixed(0)} MB`)
  say(`  ${'peak memory of the process'.padEnd(34)}${peaks.join('; ')}`)
}

/** Medians of clock and processor. */
function took(runs: Report[], step: string): string {
  const of = (run: Report) => run.reports.find((one) => one.step === step)
  const [seconds, cpu] = [median(runs, (run) => of(run)?.seconds), median(runs, (run) => of(run)?.cpu)]
  return `${seconds.toFixed(2).padStart(6)} s, processor ${cpu.toFixed(2).padStart(6)} s`
}

const median = (runs: Report[], of: (run: Report) => number | undefined) =>
  runs.map((run) => of(run) ?? Number.NaN).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ??
  Number.NaN
