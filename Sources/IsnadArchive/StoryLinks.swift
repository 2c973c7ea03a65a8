import Foundation
import GRDB
import IsnadReading
import IsnadStories
import IsnadText

/// Which articles hang together, as the archive keeps it: a sketch of each, the words by which it is found, and its ties to others.
///
/// A story depends on nothing but the articles that its own are tied to, one by one. So what comes in is compared with the few
/// articles that share rare words with it, and only their stories are grouped anew.
struct StoryLinks {
  let db: Database
  let cache: SketchCache

  /// Keys that more articles share are a masthead or a formula: see ``StoryIndex``.
  private static let mostSharers = 256
  /// For articles without a date; no day's period is as far from 1970.
  private static let noPeriod = -1_000_000
  private static let numberSize = 4
  /// No archive has that many articles; a damaged row must not ask for all memory.
  private static let highestNumber: UInt32 = 1 << 28

  // MARK: Coming and going

  /// Keeps an article's sketch, and its ties to those that are there.
  func add(_ id: Int64, _ sketch: Sketch) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO story_sketch (article, sketch) VALUES (?, ?)").execute(
      arguments: [id, Data(sketch.packed)])
    let alike = try sharingStems(with: sketch).filter { try $0 != id && self.sketch(of: $0)?.isAlike(sketch) == true }
    let reprints = try sharingRuns(with: sketch).filter {
      try $0 != id && self.sketch(of: $0)?.isReprint(of: sketch) == true
    }
    let tie = try db.cachedStatement(sql: "INSERT OR IGNORE INTO story_tie (a, b) VALUES (?, ?)")
    for other in alike + reprints {
      try tie.execute(arguments: [id, other])
      try tie.execute(arguments: [other, id])
    }
    for probe in sketch.probes {
      let key = Self.key(probe, sketch.period)
      try keep(try articles(key) + Self.bytes(id), key)
    }
  }

  /// Takes an article out; the stories of those that it was tied to must be grouped anew.
  func remove(_ id: Int64) throws {
    if let sketch = try sketch(of: id) {
      cache.forget(id)
      for probe in sketch.probes { try forget(id, Self.key(probe, sketch.period)) }
    } else {
      // Kept by a program before schema 8: all of its story have to do with it.
      try db.execute(
        sql: "DELETE FROM story_member WHERE story = (SELECT story FROM story_member WHERE article = ?)",
        arguments: [id])
    }
    for other in try tied(to: id) {
      try db.cachedStatement(sql: "DELETE FROM story_tie WHERE a = ? AND b = ?").execute(arguments: [other, id])
      try db.cachedStatement(sql: "DELETE FROM story_member WHERE article = ?").execute(arguments: [other])
    }
    try db.cachedStatement(sql: "DELETE FROM story_tie WHERE a = ?").execute(arguments: [id])
    try db.cachedStatement(sql: "DELETE FROM story_member WHERE article = ?").execute(arguments: [id])
    try db.cachedStatement(sql: "DELETE FROM story_sketch WHERE article = ?").execute(arguments: [id])
  }

  private func tied(to id: Int64) throws -> [Int64] {
    try Int64.fetchAll(db.cachedStatement(sql: "SELECT b FROM story_tie WHERE a = ?"), arguments: [id])
  }

  // MARK: Finding others

  /// The articles that share enough rare words with a sketch, in its days.
  private func sharingStems(with sketch: Sketch) throws -> [Int64] {
    var numbers: [UInt32] = []
    for probe in sketch.probes {
      for period in sketch.nearPeriods {
        try articles(Self.key(probe, period)).withUnsafeBytes { bytes in
          for place in stride(from: 0, to: bytes.count, by: Self.numberSize) {
            numbers.append(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
          }
        }
      }
    }
    guard let last = numbers.max() else { return [] }
    guard last < Self.highestNumber else { throw ArchiveError.damaged("story_probe") }
    // Some ten thousand numbers in a large archive: counted where they would stand, which no hashing or sorting comes near.
    var counts = [UInt8](repeating: 0, count: Int(last) + 1)
    var found: [Int64] = []
    for number in numbers where counts[Int(number)] < Sketch.sharedProbes {
      counts[Int(number)] += 1
      if counts[Int(number)] == Sketch.sharedProbes { found.append(Int64(number)) }
    }
    return found
  }

  /// The articles that share runs of words with a sketch.
  private func sharingRuns(with sketch: Sketch) throws -> Set<Int64> {
    let statement = try db.cachedStatement(
      sql: """
        SELECT k.article FROM reprint_key k JOIN story_sketch s ON s.article = k.article WHERE k.key = ?
        ORDER BY k.article LIMIT ?
        """)
    return try sketch.reprintKeys.reduce(into: []) { found, key in
      found.formUnion(try Int64.fetchAll(statement, arguments: [Int64(bitPattern: key), Self.mostSharers]))
    }
  }

  /// Where the articles of a period with this stem stand; another stem's may stand there too, which only adds candidates.
  private static func key(_ stem: UInt64, _ period: Int?) -> Int64 {
    Int64(bitPattern: stem &+ UInt64(bitPattern: Int64(period ?? noPeriod)) &* 0x9E37_79B9_7F4A_7C15)
  }

  private static func bytes(_ id: Int64) -> [UInt8] {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: id).littleEndian, Array.init)
  }

  /// The numbers of articles under a key, four bytes each.
  private func articles(_ key: Int64) throws -> [UInt8] {
    let data = try Data.fetchOne(
      db.cachedStatement(sql: "SELECT articles FROM story_probe WHERE key = ?"), arguments: [key])
    guard let data else { return [] }
    guard data.count % Self.numberSize == 0 else { throw ArchiveError.damaged("story_probe") }
    return Array(data)
  }

  private func forget(_ id: Int64, _ key: Int64) throws {
    let (all, number) = (try articles(key), Self.bytes(id))
    let rest = stride(from: 0, to: all.count, by: Self.numberSize).map { all[$0..<($0 + Self.numberSize)] }
      .filter { !$0.elementsEqual(number) }.joined()
    if rest.isEmpty {
      try db.cachedStatement(sql: "DELETE FROM story_probe WHERE key = ?").execute(arguments: [key])
    } else {
      try keep(Array(rest), key)
    }
  }

  private func keep(_ articles: [UInt8], _ key: Int64) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO story_probe (key, articles) VALUES (?, ?)").execute(
      arguments: [key, Data(articles)])
  }

  private func sketch(of id: Int64) throws -> Sketch? {
    if let sketch = cache[id] { return sketch }
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT s.sketch, a.ref, a.published, a.outlet FROM story_sketch s JOIN article a ON a.id = s.article
          WHERE s.article = ?
          """), arguments: [id])
    guard let row else { return nil }
    let sketch = Sketch(
      packed: Array(try row.value("sketch", as: Data.self)), id: try row.value("ref"),
      published: try row.value("published", as: String?.self).flatMap { PublicationDate($0) }.map {
        String(describing: $0)
      },
      outlet: try row.value("outlet"))
    guard let sketch else { throw ArchiveError.damaged("story_sketch") }
    cache[id] = sketch
    return sketch
  }

  // MARK: Grouping

  /// Groups an article and all that hang together with it, directly or by others.
  ///
  /// - Returns: Their numbers.
  func group(around id: Int64) throws -> Set<Int64> {
    var members: Set<Int64> = [id]
    var waiting = [id]
    while let next = waiting.popLast() {
      for other in try tied(to: next) where members.insert(other).inserted { waiting.append(other) }
    }
    var index = StoryIndex()
    var numbers: [Int64] = []
    for member in members.sorted() {
      guard let sketch = try sketch(of: member) else { continue }
      index.add(sketch)
      numbers.append(member)
    }
    for number in numbers {
      try db.cachedStatement(sql: "DELETE FROM story_member WHERE article = ?").execute(arguments: [number])
    }
    for story in index.stories() {
      guard let first = story.tellings.first.map({ numbers[$0.first] }) else { continue }
      for telling in story.tellings {
        for member in [telling.first] + telling.reprints {
          try db.cachedStatement(
            sql: "INSERT INTO story_member (article, story, first, is_first_by_date) VALUES (?, ?, ?, ?)"
          ).execute(arguments: [numbers[member], first, numbers[telling.first], telling.isFirstByDate])
        }
      }
    }
    return members
  }
}
