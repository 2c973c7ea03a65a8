import GRDB

/// The tables of the archive, as migrations: one that was released is never changed.
///
/// - A text is stored once, in `content`; every other table points into it. Positions are bytes of it.
/// - `reading` holds the contract's document object, with its rule trails: what the program said when it read the article.
///   The tables of records hold only what is asked for by value, and can be made again from it.
/// - The search tables keep no text of their own (`content=''`); their rows are made from `content.indexed`.
enum Schema {
  static let applicationID: Int32 = 0x49736E61  // "Isna"

  static var migrator: DatabaseMigrator { migrator(upTo: steps.count) }

  /// The first `count` steps; for tests of older archives.
  static func migrator(upTo count: Int) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for step in steps.prefix(count) { migrator.registerMigration(step.name, migrate: step.run) }
    return migrator
  }

  private static let steps: [(name: String, run: @Sendable (Database) throws -> Void)] = [
    ("1: articles and records", { db in try db.execute(sql: articles + records + search) }),
    ("2: inputs that were begun", { db in try db.execute(sql: inputs) }),
    (
      "3: stories, reprints and what people say",
      { db in
        try db.execute(sql: reprints + stories + people)
        try SchemaStep.keepReprintKeys(db)
      }
    ),
    (
      "4: texts apart, a passage indexed once",
      // The passages are indexed in step 6.
      { db in try db.execute(sql: content + passages) }
    ),
    ("5: what clients wrote", { db in try db.execute(sql: audit) }),
    (
      "6: words letter by letter in both indexes",
      { db in
        try db.execute(sql: indexes)
        try SchemaStep.indexAll(db)
      }
    ),
    (
      "7: names by their words",
      { db in
        try db.execute(sql: names)
        try NameSpellings.indexAll(in: db)
      }
    ),
    // The sketches of older articles are made when stories are grouped next, on all cores.
    ("8: what stories hang together by", { db in try db.execute(sql: ties) }),
    ("9: who speaks and where it is, by the article", { db in try db.execute(sql: roles) }),
  ]

  private static let articles = """
    CREATE TABLE article (
      id INTEGER PRIMARY KEY,
      ref TEXT NOT NULL UNIQUE,
      text TEXT NOT NULL,
      title TEXT, outlet TEXT, url TEXT, author TEXT,
      published TEXT, published_basis TEXT,
      language TEXT,
      source_hash TEXT NOT NULL,
      captured TEXT NOT NULL,
      version TEXT NOT NULL,
      program TEXT NOT NULL,
      revises INTEGER REFERENCES article(id) ON DELETE SET NULL,
      is_current INTEGER NOT NULL DEFAULT 1,
      indexed BLOB NOT NULL,
      reading BLOB NOT NULL
    ) STRICT;
    CREATE INDEX article_url ON article(url) WHERE url IS NOT NULL;
    CREATE INDEX article_published ON article(published);
    CREATE INDEX article_revises ON article(revises) WHERE revises IS NOT NULL;

    CREATE TABLE appearance (
      id INTEGER PRIMARY KEY,
      article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
      outlet TEXT, url TEXT, published TEXT,
      source_hash TEXT NOT NULL,
      captured TEXT NOT NULL,
      input TEXT NOT NULL, position INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX appearance_article ON appearance(article);

    CREATE TABLE tombstone (
      ref TEXT NOT NULL, purged TEXT NOT NULL, reason TEXT
    ) STRICT;

    """

  private static let records = """
    CREATE TABLE entity (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL,
      wikidata TEXT, country TEXT, latin TEXT,
      UNIQUE (kind, key)
    ) STRICT;
    CREATE INDEX entity_wikidata ON entity(wikidata) WHERE wikidata IS NOT NULL;
    CREATE TABLE spelling (
      entity INTEGER NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
      folded TEXT NOT NULL, spelling TEXT NOT NULL, articles INTEGER NOT NULL,
      PRIMARY KEY (entity, spelling)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX spelling_folded ON spelling(folded);
    CREATE TABLE article_entity (
      article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      entity INTEGER NOT NULL REFERENCES entity(id),
      mentions INTEGER NOT NULL,
      PRIMARY KEY (article, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX article_entity_entity ON article_entity(entity, article);

    CREATE TABLE record (
      id INTEGER PRIMARY KEY,
      article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
      kind TEXT NOT NULL,
      ordinal INTEGER NOT NULL,
      span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
      context_start INTEGER NOT NULL, context_end INTEGER NOT NULL,
      class TEXT NOT NULL,
      day TEXT,
      confidence INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX record_article ON record(article, kind, ordinal);
    CREATE INDEX record_class ON record(kind, class);
    CREATE TABLE figure (
      record INTEGER PRIMARY KEY REFERENCES record(id) ON DELETE CASCADE,
      value REAL, low REAL, high REAL, bound TEXT NOT NULL, unit TEXT,
      voucher INTEGER REFERENCES record(id) ON DELETE SET NULL
    ) STRICT;
    CREATE INDEX figure_voucher ON figure(voucher) WHERE voucher IS NOT NULL;
    CREATE TABLE party (
      record INTEGER NOT NULL REFERENCES record(id) ON DELETE CASCADE,
      role TEXT NOT NULL,
      entity INTEGER NOT NULL REFERENCES entity(id),
      PRIMARY KEY (record, role, entity)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX party_entity ON party(entity, role);

    """

  private static let search = """
    CREATE VIRTUAL TABLE article_search USING fts5(title, body, content='', tokenize='isnad_arabic');
    CREATE VIRTUAL TABLE record_search USING fts5(body, content='', tokenize='isnad_arabic');
    """

  private static let inputs = """
    CREATE TABLE input (
      name TEXT PRIMARY KEY,
      fingerprint TEXT NOT NULL,
      done INTEGER NOT NULL,
      is_finished INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// `reprint_of` points at whoever printed the text first; `reprint_key` holds what two printings of one text share.
  private static let reprints = """
    ALTER TABLE article ADD COLUMN reprint_of INTEGER REFERENCES article(id) ON DELETE SET NULL;
    CREATE INDEX article_reprint ON article(reprint_of) WHERE reprint_of IS NOT NULL;
    CREATE TABLE reprint_key (
      key INTEGER NOT NULL,
      article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
      PRIMARY KEY (key, article)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reprint_key_article ON reprint_key(article);

    """

  /// The stories as they were grouped last: `story` is the number of the article that told it first, `first` that of the one
  /// whose text this article prints.
  private static let stories = """
    CREATE TABLE story_member (
      article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
      story INTEGER NOT NULL,
      first INTEGER NOT NULL,
      is_first_by_date INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX story_member_story ON story_member(story);

    """

  /// What people said of what the program found. Nothing of the program's is changed by it, and nothing of it is deleted:
  /// what was undone keeps its date.
  private static let people = """
    ALTER TABLE entity ADD COLUMN merged_into INTEGER REFERENCES entity(id) ON DELETE SET NULL;
    CREATE INDEX entity_merged ON entity(merged_into) WHERE merged_into IS NOT NULL;
    CREATE TABLE entity_edit (
      id INTEGER PRIMARY KEY,
      action TEXT NOT NULL,
      entity INTEGER NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
      other INTEGER NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
      reason TEXT, made TEXT NOT NULL, undone TEXT
    ) STRICT;
    CREATE TABLE correction (
      id INTEGER PRIMARY KEY,
      article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
      kind TEXT NOT NULL, ordinal INTEGER NOT NULL,
      verdict TEXT NOT NULL,
      changes TEXT,
      reason TEXT, made TEXT NOT NULL, undone TEXT
    ) STRICT;
    CREATE INDEX correction_record ON correction(article, kind, ordinal);

    """

  /// What is large stands apart: whoever looks through thousands of articles for a day or an outlet must not read their texts.
  private static let content = """
    CREATE TABLE content (
      article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
      text TEXT NOT NULL,
      indexed BLOB NOT NULL,
      reading BLOB NOT NULL
    ) STRICT;
    INSERT INTO content SELECT id, text, indexed, reading FROM article ORDER BY id;
    ALTER TABLE article DROP COLUMN text;
    ALTER TABLE article DROP COLUMN indexed;
    ALTER TABLE article DROP COLUMN reading;

    """

  /// Records of one sentence share its row in the index: `passage` is the number of the first record with the same context.
  private static let passages = """
    ALTER TABLE record ADD COLUMN passage INTEGER;
    UPDATE record SET passage = (
      SELECT min(o.id) FROM record o WHERE o.article = record.article AND o.context_start = record.context_start
        AND o.context_end = record.context_end);
    CREATE INDEX record_passage ON record(passage);
    DROP TABLE record_search;
    CREATE VIRTUAL TABLE record_search
      USING fts5(body, content='', tokenize='isnad_arabic folded');

    """

  /// Both are made anew: what a word's terms are has changed (see `SearchTokenizer`). Lists leave out what is not current by its
  /// number alone, which `article_old` has.
  private static let indexes = """
    DROP TABLE article_search;
    DROP TABLE record_search;
    CREATE VIRTUAL TABLE article_search USING fts5(title, body, content='', tokenize='isnad_arabic');
    CREATE VIRTUAL TABLE record_search USING fts5(body, content='', tokenize='isnad_arabic');
    CREATE INDEX article_old ON article(id) WHERE is_current = 0;

    """

  /// A probe's key is of a stem and a period, its articles are numbers of four bytes; a tie stands in both directions. Both tables
  /// hold no reference that would need an index of its own: ``StoryLinks`` takes an article out of them before it goes.
  private static let ties = """
    CREATE TABLE story_sketch (
      article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
      sketch BLOB NOT NULL
    ) STRICT;
    CREATE TABLE story_probe (
      key INTEGER PRIMARY KEY,
      articles BLOB NOT NULL
    ) STRICT;
    CREATE TABLE story_tie (
      a INTEGER NOT NULL, b INTEGER NOT NULL,
      PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;

    """

  /// `roles` is a ``PreparedArticle/Roles``: to count speakers and places, no record of an article is looked at.
  private static let roles = """
    ALTER TABLE article_entity ADD COLUMN roles INTEGER NOT NULL DEFAULT 0;
    UPDATE article_entity SET roles =
      EXISTS (SELECT 1 FROM record r CROSS JOIN party p ON p.record = r.id AND p.role = 'speaker'
        AND p.entity = article_entity.entity WHERE r.article = article_entity.article AND r.kind = 'statement')
      + 2 * EXISTS (SELECT 1 FROM record r CROSS JOIN party p ON p.record = r.id AND p.role = 'place'
        AND p.entity = article_entity.entity WHERE r.article = article_entity.article AND r.kind IN ('figure', 'event'));

    """

  private static let names = """
    CREATE TABLE name_word (
      word TEXT NOT NULL,
      entity INTEGER NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
      PRIMARY KEY (word, entity)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX name_word_entity ON name_word(entity);

    """

  /// Every write over the network, also one that failed; `key` is the client's own name for it.
  private static let audit = """
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY,
      made TEXT NOT NULL, action TEXT NOT NULL,
      key TEXT UNIQUE, body_hash TEXT NOT NULL,
      target TEXT, status INTEGER, answer BLOB
    ) STRICT;

    """
}
