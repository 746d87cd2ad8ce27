import type { RoomRegister } from '../../ground/privacy/register.ts'

/** Territories and municipalities are nobody's. */
export const personal: RoomRegister = {
  room: 'territories',
  processings: [],
  tables: [
    {
      table: 'municipality',
      not: 'istat_code name province province_code region cadastral_code search_name',
    },
    { table: 'installation', not: 'kind sole founded_at' },
    { table: 'territory', not: 'id slug name language time_zone installation founded_at' },
    { table: 'territory_municipality', not: 'istat_code population' },
  ],
}
