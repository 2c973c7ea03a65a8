import GRDB

/// The tables of the archive, as migrations: one that was released is never changed.
///
/// - A text is stored once, in `article`; every other table points into it. Positions are bytes of it.
/// - `reading` holds the contract's document object, with its rule trails: what the program said when it read the article.
///   The tables of records hold only what is asked for by value, and can be made again from it.
/// - The search tables keep no text of their own (`content=''`); their rows are made from `article.indexed`.
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
}
