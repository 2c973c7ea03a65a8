#include "names.h"

static const unsigned char countries_data[] = {
#embed "../../Data/names/countries.tsv"
};
ISNAD_DEFINE(countries)

static const unsigned char places_data[] = {
#embed "../../Data/names/places.tsv"
};
ISNAD_DEFINE(places)

static const unsigned char organizations_data[] = {
#embed "../../Data/names/organizations.tsv"
};
ISNAD_DEFINE(organizations)

static const unsigned char groups_data[] = {
#embed "../../Data/names/groups.tsv"
};
ISNAD_DEFINE(groups)

static const unsigned char people_data[] = {
#embed "../../Data/names/people.tsv"
};
ISNAD_DEFINE(people)

static const unsigned char titles_data[] = {
#embed "../../Data/names/titles.tsv"
};
ISNAD_DEFINE(titles)

static const unsigned char name_heads_data[] = {
#embed "../../Data/names/heads.tsv"
};
ISNAD_DEFINE(name_heads)

static const unsigned char weak_names_data[] = {
#embed "../../Data/names/weak.tsv"
};
ISNAD_DEFINE(weak_names)

static const unsigned char name_units_data[] = {
#embed "../../Data/names/units.tsv"
};
ISNAD_DEFINE(name_units)

static const unsigned char common_words_data[] = {
#embed "../../Data/names/words.tsv"
};
ISNAD_DEFINE(common_words)

static const unsigned char names_tagger_data[] = {
#embed "../../Models/names-tagger.bin"
};
ISNAD_DEFINE(names_tagger)

static const unsigned char not_names_data[] = {
#embed "../../Data/names/not-names.tsv"
};
ISNAD_DEFINE(not_names)

static const unsigned char name_bodies_data[] = {
#embed "../../Data/names/bodies.tsv"
};
ISNAD_DEFINE(name_bodies)

static const unsigned char cities_data[] = {
#embed "../../Data/names/cities.tsv"
};
ISNAD_DEFINE(cities)

static const unsigned char teams_data[] = {
#embed "../../Data/names/teams.tsv"
};
ISNAD_DEFINE(teams)

static const unsigned char connecting_data[] = {
#embed "../../Data/names/connecting.tsv"
};
ISNAD_DEFINE(connecting)

static const unsigned char translated_names_data[] = {
#embed "../../Data/names/translated.tsv"
};
ISNAD_DEFINE(translated_names)

static const unsigned char name_glue_data[] = {
#embed "../../Data/names/glue.tsv"
};
ISNAD_DEFINE(name_glue)

static const unsigned char word_edges_data[] = {
#embed "../../Data/names/edges.tsv"
};
ISNAD_DEFINE(word_edges)

static const unsigned char name_complements_data[] = {
#embed "../../Data/names/complements.tsv"
};
ISNAD_DEFINE(name_complements)

static const unsigned char name_tails_data[] = {
#embed "../../Data/names/tails.tsv"
};
ISNAD_DEFINE(name_tails)

static const unsigned char name_letters_data[] = {
#embed "../../Data/names/letters.tsv"
};
ISNAD_DEFINE(name_letters)

static const unsigned char names_latin_data[] = {
#embed "../../Models/names-latin.bin"
};
ISNAD_DEFINE(names_latin)

static const unsigned char english_heads_data[] = {
#embed "../../Data/names/english-heads.tsv"
};
ISNAD_DEFINE(english_heads)
