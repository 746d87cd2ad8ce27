/** The page that tells whoever opens the file what it is. */
export const readMe = (territory: string, opened: boolean) => `TRAMA

Questo archivio contiene tutto ciò che è stato scritto nel territorio «${territory}».
- tables/*.ndjson: una tabella per file, una riga JSON per record
- files/: fotografie e documenti
- schema.json: le tabelle, in un ordine in cui si possono riempire, con colonne, tipi e rimandi
- members.ndjson: chi aveva un accesso e a quale indirizzo, per invitarlo di nuovo; nessuna password
- journal/seals.log: i sigilli del registro tenuti fuori dalla banca dati
- manifest.json: che cosa c'è, con l'impronta SHA-256 di ogni file
${
  opened
    ? 'Le parole riservate sono in chiaro: conservalo come conserveresti quelle persone.'
    : 'Le parole riservate si aprono solo con la frase segreta; tutto il resto è in chiaro. Conservalo con cura.'
}
Per farne lo stesso territorio in un'altra installazione: trama import territory FILE --slug INDIRIZZO

This archive holds everything that was written in the territory "${territory}".
- tables/*.ndjson: a table a file, a record a line of JSON
- files/: photographs and documents
- schema.json: the tables, in an order in which they can be filled, with columns, types and references
- members.ndjson: who had an account and at which address, to invite them again; no password
- journal/seals.log: the journal's seals as they are kept outside the database
- manifest.json: what is in it, with the SHA-256 hash of each file
${
  opened
    ? 'Reserved words are open in it: keep it as you would keep those people.'
    : 'Reserved words open with the passphrase alone; all else is plain. Keep it with care.'
}
To make the same territory of it in another installation: trama import territory FILE --slug ADDRESS
`
