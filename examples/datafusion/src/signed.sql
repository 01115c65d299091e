-- Officials who signed, by ministry and year: of the records' officials those
-- who signed, of their offices those of a ministry. A minister's office names
-- the ministry without the word; in other offices it may stand after ب or ل.
WITH officials AS (
    SELECT record['issued_first_day'] AS issued, unnest(record['officials']) AS official
    FROM records
),
offices AS (
    SELECT issued, official['name'] AS name, unnest(official['positions']) AS office
    FROM officials
    WHERE array_has(official['acts'], 'signed')
),
ministries AS (
    SELECT
        date_part('year', issued) AS year,
        name,
        regexp_replace(regexp_replace(office, '^وزيرة? ', 'وزارة '), '^.* [بل]?(وزارة )', '\1') AS ministry
    FROM offices
)
SELECT
    ministry,
    year,
    count(DISTINCT name) AS signers,
    array_to_string(array_sort(array_agg(DISTINCT name)), '، ') AS names
FROM ministries
WHERE ministry LIKE 'وزارة %'
GROUP BY ministry, year
ORDER BY year NULLS LAST, ministry
