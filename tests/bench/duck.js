// Three figures of a ledger, as DuckDB computes them.
const { DuckDBInstance } = require('@duckdb/node-api');

const file = process.argv[2];
const sql = `
    with rows as (
        select type, currency, amount::decimal(18, 2) as amount, date
        from read_csv('${file.replaceAll("'", "''")}', header = true, all_varchar = true,
                      quote = '"', escape = '"', delim = ',')
        where type in ('invoice', 'payment') and date < '2026')
    select currency,
        sum(amount) filter (type = 'invoice' and date >= '2025') as invoiced,
        sum(amount) filter (type = 'payment' and date >= '2025') as received,
        sum(case type when 'invoice' then amount else -amount end) as open
    from rows group by currency order by currency`;

(async () => {
    const instance = await DuckDBInstance.create(':memory:', { threads: process.argv[3] || '2' });
    const reader = await (await instance.connect()).runAndReadAll(sql);
    for (const row of reader.getRows()) {
        console.log(row.join(' '));
    }
})();
