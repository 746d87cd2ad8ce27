/** What is drawn, in units of its own picture: lines and dots of a growth, or dots with their names on a ground. */
export type Shape = {
  width: number
  height: number
  /** Each line by its points; what was not told is a gap between two lines. */
  lines: readonly (readonly Point[])[]
  dots: readonly Dot[]
  labels: readonly Label[]
  /** Where zero is. */
  base?: number
}
export type Point = readonly [x: number, y: number]
export type Dot = { at: Point; number?: number }
export type Label = { at: Point; text: string; anchor: 'start' | 'middle' | 'end' }

/** A document as its blocks: the same for the page, the page to print and a word processor. */
export type Block =
  | { kind: 'lines'; lines: readonly string[] }
  | {
      kind: 'table'
      caption: string
      /** Its heading says the same: the caption is for who hears the page. */
      isNamed?: true
      /** Long, and beside something that says the same shortly: closed where one writes, open on paper. */
      isLong?: true
      headings: readonly string[]
      numeric: readonly boolean[]
      rows: readonly (readonly string[])[]
    }
  | { kind: 'pictures'; pictures: readonly Picture[] }
  | { kind: 'bars'; label: string; bars: readonly Bar[] }
  | { kind: 'quote'; words: readonly string[]; by: string; about: string }
  | { kind: 'sides'; sides: readonly { heading: string; lines: readonly string[] }[] }
/** A picture with its name, and in words what it shows. */
export type Picture = { title: string; said: string; shape: Shape; wide?: true }
/** `share` of the longest bar, from 0 to 1; nothing is drawn for what is not told. */
export type Bar = { name: string; said: string; share: number | null }

export type PaperPart = { key: string; heading: string; blocks: Block[] }
/** `language` is the one it is written in, whoever reads it. */
export type Paper = { language: string; title: string; lead: string[]; parts: PaperPart[]; foot: string[] }

const ROUND = 10
const round = (units: number) => Math.round(units * ROUND) / ROUND

const LINE = { width: 240, height: 90, left: 8, right: 8, top: 22, bottom: 10 } as const

/** How something grew, from zero up, in equal steps; the first and the last figure stand at its ends, in words. */
export function lineShape(values: readonly (number | null)[], said: readonly string[]): Shape {
  const { width, height, left, right, top, bottom } = LINE
  const highest = Math.max(1e-9, ...values.map((value) => value ?? 0))
  const step = (width - left - right) / Math.max(values.length - 1, 1)
  const points = values.map((value, at): Point | null =>
    value === null
      ? null
      : [round(left + at * step), round(height - bottom - (value / highest) * (height - top - bottom))],
  )
  const lines: Point[][] = [[]]
  for (const point of points)
    if (point) lines.at(-1)?.push(point)
    else if (lines.at(-1)?.length) lines.push([])
  const told = points.flatMap((point, at) => (point ? [{ point, at }] : []))
  const ends = [...new Set([told[0], told.at(-1)])].filter((end) => end !== undefined)
  return {
    width,
    height,
    base: height - bottom,
    lines: lines.filter((line) => line.length > 1),
    dots: ends.map(({ point }) => ({ at: point })),
    labels: ends.map(({ point: [x, y], at }) => ({
      at: [at === 0 ? left : x > width / 2 ? width - right : x, round(Math.max(y - 7, 12))],
      text: said[at] ?? '',
      anchor: x > width / 2 ? 'end' : 'start',
    })),
  }
}

const MAP = { width: 640, margin: 34, least: 260, most: 640 } as const
/** A degree of latitude, as kilometres; one of longitude is shorter by the cosine of where one is. */
const radians = (degrees: number) => (degrees * Math.PI) / 180

type OnGround = { latitude: number; longitude: number }

/** Points of the ground on a plain sheet, north up and true to scale; `towns` are named in the middle of their points. */
export function mapShape(points: readonly (OnGround & { number: number; town: string | null })[]): Shape {
  const shrink = Math.cos(
    radians(points.reduce((sum, one) => sum + one.latitude, 0) / Math.max(points.length, 1)),
  )
  const flat = points.map(({ latitude, longitude, ...one }) => ({
    ...one,
    x: longitude * shrink,
    y: -latitude,
  }))
  const [west, east] = [Math.min(...flat.map(({ x }) => x)), Math.max(...flat.map(({ x }) => x))]
  const [north, south] = [Math.min(...flat.map(({ y }) => y)), Math.max(...flat.map(({ y }) => y))]
  const inner = MAP.width - 2 * MAP.margin
  const [across, down] = [east - west, south - north]
  const scale = Math.min(
    across > 0 ? inner / across : Infinity,
    down > 0 ? (MAP.most - 2 * MAP.margin) / down : Infinity,
  )
  const unit = Number.isFinite(scale) ? scale : 0
  const height = Math.max(MAP.least, down * unit + 2 * MAP.margin)
  const place = (x: number, y: number): Point => [
    round((MAP.width - across * unit) / 2 + (x - west) * unit),
    round((height - down * unit) / 2 + (y - north) * unit),
  ]
  const towns = Map.groupBy(
    flat.filter(({ town }) => town !== null),
    ({ town }) => town as string,
  )
  return {
    width: MAP.width,
    height: round(height),
    lines: [],
    dots: flat.map(({ x, y, number }) => ({ at: place(x, y), number })),
    labels: [...towns].map(([text, here]) => {
      const [x, y] = place(mean(here.map((one) => one.x)), Math.max(...here.map((one) => one.y)))
      return { at: [x, round(y + 27)], text, anchor: 'middle' }
    }),
  }
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Words as their paragraphs. */
export const paragraphs = (text: string) => text.split(/\n+/).filter((line) => line.trim() !== '')
