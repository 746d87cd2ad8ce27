import type pg from 'pg'

export const MANY = { slug: 'banco-di-prova', name: 'Banco di prova' }

const GIVEN = [
  'Anna',
  'Marco',
  'Giulia',
  'Luca',
  'Fatima',
  'Paolo',
  'Elena',
  'Singh',
  'Chiara',
  'Omar',
  'Sara',
  'Davide',
  'Irina',
  'Pietro',
  'Maria',
]
const FAMILY = [
  'Bianchi',
  'Rossi',
  'Ferrari',
  'Colombo',
  'Kaur',
  'Zanetti',
  'Moretti',
  'Hoxha',
  'Galli',
  'Diop',
  'Conti',
  'Ricci',
  'Treccani',
  'Lombardi',
  'Bonetti',
]

/** A territory of its own with `count` invented people, as many as a district has inhabitants; for a search to run over. */
export async function makeManyPeople(owner: pg.Client, territoryId: string, count: number) {
  await owner.query(
    `insert into person (territory_id, id, given_name, family_name)
     select $1, gen_random_uuid(), ($2::text[])[1 + n % 15], ($3::text[])[1 + (n / 15) % 15] || ' ' || chr(65 + n % 26) || chr(97 + (n / 7) % 26)
     from generate_series(1, $4::int) as n`,
    [territoryId, GIVEN, FAMILY, count],
  )
  await owner.query(
    `insert into person_profile (territory_id, person_id, birth_year, istat_code)
     select territory_id, id, 1930 + abs(hashtext(id::text)) % 80, '017113' from person where territory_id = $1
     on conflict do nothing`,
    [territoryId],
  )
  await owner.query('analyze person; analyze person_profile')
}
