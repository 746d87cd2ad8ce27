import type { EdgeList } from '../../app/rooms/network/graph/graph.ts'
import type { Memberships } from '../../app/rooms/network/graph/projection.ts'

// Graphs whose figures are published, to check ours against.

const edgesOf = (n: number, edges: readonly (readonly [number, number, number])[]): EdgeList => ({
  n,
  from: Uint32Array.from(edges, ([from]) => from),
  to: Uint32Array.from(edges, ([, to]) => to),
  weights: Float64Array.from(edges, ([, , weight]) => weight),
})

/** Who of a karate club met outside it: W. W. Zachary, An information flow model for conflict and fission (1977). */
const KARATE = `
  1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-11 1-12 1-13 1-14 1-18 1-20 1-22 1-32 2-3 2-4 2-8 2-14 2-18 2-20 2-22
  2-31 3-4 3-8 3-9 3-10 3-14 3-28 3-29 3-33 4-8 4-13 4-14 5-7 5-11 6-7 6-11 6-17 7-17 9-31 9-33 9-34 10-34
  14-34 15-33 15-34 16-33 16-34 19-33 19-34 20-34 21-33 21-34 23-33 23-34 24-26 24-28 24-30 24-33 24-34
  25-26 25-28 25-32 26-32 27-30 27-34 28-34 29-32 29-34 30-33 30-34 31-33 31-34 32-33 32-34 33-34`

export const karateClub = (): EdgeList => {
  const { n, from, to } = edgesOf(
    34,
    KARATE.trim()
      .split(/\s+/)
      .map((pair) => {
        const [one = 0, other = 0] = pair.split('-').map(Number)
        return [one - 1, other - 1, 1]
      }),
  )
  return { n, from, to }
}

/**
 * Who appears with whom in Victor Hugo's Les Misérables, in how many chapters: D. E. Knuth, The Stanford GraphBase
 * (1993). Each line: a name, then the later names it appears with.
 */
const LES_MISERABLES = `
  Napoleon: Myriel*1;
  Myriel: MlleBaptistine*8 MmeMagloire*10 CountessDeLo*1 Geborand*1 Champtercier*1 Cravatte*1 Count*2
    OldMan*1 Valjean*5;
  MlleBaptistine: MmeMagloire*6 Valjean*3;
  MmeMagloire: Valjean*3;
  Valjean: Labarre*1 Marguerite*1 MmeDeR*1 Isabeau*1 Gervais*1 Fantine*9 MmeThenardier*7 Thenardier*12
    Cosette*31 Javert*17 Fauchelevent*8 Bamatabois*2 Simplice*3 Scaufflaire*1 Woman1*2 Judge*3
    Champmathieu*3 Brevet*2 Chenildieu*2 Cochepaille*2 Woman2*3 MotherInnocent*1 Gavroche*1
    Gillenormand*2 MlleGillenormand*2 Marius*19 Enjolras*4 Bossuet*1 Gueulemer*1 Babet*1 Claquesous*1
    Montparnasse*1 Toussaint*1;
  Marguerite: Fantine*2;
  Listolier: Tholomyes*4 Fameuil*4 Blacheville*4 Favourite*3 Dahlia*3 Zephine*3 Fantine*3;
  Tholomyes: Fameuil*4 Blacheville*4 Favourite*3 Dahlia*3 Zephine*3 Fantine*3 Cosette*1 Marius*1;
  Fameuil: Blacheville*4 Favourite*3 Dahlia*3 Zephine*3 Fantine*3;
  Blacheville: Favourite*4 Dahlia*3 Zephine*3 Fantine*3;
  Favourite: Dahlia*5 Zephine*4 Fantine*4;
  Dahlia: Zephine*4 Fantine*4;
  Zephine: Fantine*4;
  Fantine: MmeThenardier*2 Thenardier*1 Javert*5 Bamatabois*1 Perpetue*1 Simplice*2;
  MmeThenardier: Thenardier*13 Cosette*4 Javert*1 Eponine*2 Anzelma*1 Magnon*1 Gueulemer*1 Babet*1
    Claquesous*1;
  Thenardier: Cosette*1 Javert*5 Pontmercy*1 Boulatruelle*1 Eponine*3 Anzelma*2 Gavroche*1 Marius*2
    Gueulemer*5 Babet*6 Claquesous*4 Montparnasse*1 Brujon*3;
  Cosette: Javert*1 Woman2*1 Gillenormand*3 MlleGillenormand*2 LtGillenormand*1 Marius*21 Toussaint*2;
  Javert: Fauchelevent*1 Bamatabois*1 Simplice*1 Woman1*1 Woman2*1 Gavroche*1 Enjolras*6 Gueulemer*1
    Babet*2 Claquesous*1 Montparnasse*1 Toussaint*1;
  Fauchelevent: MotherInnocent*3 Gribier*2;
  Bamatabois: Judge*2 Champmathieu*2 Brevet*1 Chenildieu*1 Cochepaille*1;
  Perpetue: Simplice*2;
  Judge: Champmathieu*3 Brevet*2 Chenildieu*2 Cochepaille*2;
  Champmathieu: Brevet*2 Chenildieu*2 Cochepaille*2;
  Brevet: Chenildieu*2 Cochepaille*2;
  Chenildieu: Cochepaille*2;
  Pontmercy: MmePontmercy*1 Marius*1;
  Eponine: Anzelma*2 Marius*5 Mabeuf*1 Courfeyrac*1 Gueulemer*1 Babet*1 Claquesous*1 Montparnasse*1
    Brujon*1;
  MmeBurgon: Jondrette*1 Gavroche*2;
  Gavroche: Marius*4 Mabeuf*1 Enjolras*7 Combeferre*6 Prouvaire*1 Feuilly*2 Courfeyrac*7 Bahorel*5
    Bossuet*5 Joly*3 Grantaire*1 Gueulemer*1 Babet*1 Montparnasse*1 Child1*2 Child2*2 Brujon*1
    MmeHucheloup*1;
  Gillenormand: Magnon*1 MlleGillenormand*9 LtGillenormand*1 Marius*12 BaronessT*1;
  MlleGillenormand: MmePontmercy*1 MlleVaubois*1 LtGillenormand*2 Marius*6;
  LtGillenormand: Marius*1;
  Marius: BaronessT*1 Mabeuf*1 Enjolras*7 Combeferre*5 Feuilly*1 Courfeyrac*9 Bahorel*1 Bossuet*5
    Joly*2;
  Mabeuf: Enjolras*1 Combeferre*2 Feuilly*1 Courfeyrac*2 Bahorel*2 Bossuet*1 Joly*1 MotherPlutarch*3;
  Enjolras: Combeferre*15 Prouvaire*4 Feuilly*6 Courfeyrac*17 Bahorel*4 Bossuet*10 Joly*5 Grantaire*3
    Claquesous*1 MmeHucheloup*1;
  Combeferre: Prouvaire*2 Feuilly*5 Courfeyrac*13 Bahorel*5 Bossuet*9 Joly*5 Grantaire*1;
  Prouvaire: Feuilly*2 Courfeyrac*3 Bahorel*2 Bossuet*2 Joly*2 Grantaire*1;
  Feuilly: Courfeyrac*6 Bahorel*3 Bossuet*6 Joly*5 Grantaire*1;
  Courfeyrac: Bahorel*6 Bossuet*12 Joly*5 Grantaire*2 MmeHucheloup*1;
  Bahorel: Bossuet*4 Joly*5 Grantaire*1 MmeHucheloup*1;
  Bossuet: Joly*7 Grantaire*3 MmeHucheloup*1;
  Joly: Grantaire*2 MmeHucheloup*1;
  Grantaire: MmeHucheloup*1;
  Gueulemer: Babet*6 Claquesous*4 Montparnasse*2 Brujon*3;
  Babet: Claquesous*4 Montparnasse*2 Brujon*3;
  Claquesous: Montparnasse*2 Brujon*1;
  Montparnasse: Brujon*1;
  Child1: Child2*3;`

export function lesMiserables(): EdgeList & { names: string[] } {
  const pairs = LES_MISERABLES.split(';').flatMap((line) => {
    const [from = '', others = ''] = line.trim().split(':')
    return [...others.matchAll(/(\S+)\*(\d+)/g)].map(([, to = '', times]) => ({
      from,
      to,
      times: Number(times),
    }))
  })
  const names = [...new Set(pairs.flatMap(({ from, to }) => [from, to]))]
  const edges = pairs.map(({ from, to, times }) => [names.indexOf(from), names.indexOf(to), times] as const)
  return { ...edgesOf(names.length, edges), names }
}

/** Who was at which of fourteen occasions: A. Davis, B. B. Gardner, M. R. Gardner, Deep South (1941). */
const SOUTHERN_WOMEN = `
  Evelyn 1 2 3 4 5 6 8 9
  Laura 1 2 3 5 6 7 8
  Theresa 2 3 4 5 6 7 8 9
  Brenda 1 3 4 5 6 7 8
  Charlotte 3 4 5 7
  Frances 3 5 6 8
  Eleanor 5 6 7 8
  Pearl 6 8 9
  Ruth 5 7 8 9
  Verne 7 8 9 12
  Myra 8 9 10 12
  Katherine 8 9 10 12 13 14
  Sylvia 7 8 9 10 12 13 14
  Nora 6 7 9 10 11 12 13 14
  Helen 7 8 10 11 12
  Dorothy 8 9
  Olivia 9 11
  Flora 9 11`

export function southernWomen(): Memberships & { names: string[] } {
  const rows = SOUTHERN_WOMEN.trim()
    .split('\n')
    .map((line) => line.trim().split(' '))
  const pairs = rows.flatMap(([, ...occasions], member) =>
    occasions.map((occasion) => [member, Number(occasion) - 1] as const),
  )
  return {
    names: rows.map(([name = '']) => name),
    members: rows.length,
    groups: 14,
    member: Uint32Array.from(pairs, ([member]) => member),
    group: Uint32Array.from(pairs, ([, group]) => group),
  }
}
