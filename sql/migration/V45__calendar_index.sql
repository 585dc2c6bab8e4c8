-- The calendar asks which Standards and which languages its runs have.
create index run_by_standard on run (standard, published_at);
create index run_by_language on run (language, published_at);
