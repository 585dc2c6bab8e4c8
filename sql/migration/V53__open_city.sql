-- Room opencity: cities that show their progress to anybody. The name in the address stays the city's for ever.
create table open_city (
    city_id uuid not null primary key references city (id),
    slug varchar(150) not null,
    shown boolean not null,
    changed_at timestamp with time zone not null,
    changed_by varchar(300) not null,
    constraint open_city_slug unique (slug)
);

-- Stories that a city tells of its work. A story that was removed keeps who did so, and no text.
create table city_story (
    city_id uuid not null references city (id),
    number integer not null,
    title varchar(200) not null,
    text varchar(4000) not null,
    written_at timestamp with time zone not null,
    written_by varchar(300) not null,
    removed_at timestamp with time zone,
    removed_by varchar(300),
    constraint city_story_natural_key primary key (city_id, number)
);
