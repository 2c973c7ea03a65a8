import CIsnadData
import IsnadDocument
import IsnadLexicon
import IsnadRecords
import IsnadText

/// `وفقا ل`, `بحسب`, `على حد قول`: a cue after which its speaker stands.
struct PrepositionalCue: Sendable {
  let tokens: Range<Int>
  /// The cue without a conjunction in front; an attached ل is part of it.
  let span: ByteSpan
  let lemma: String
  let stance: Statement.Stance
  /// Whether a speaker must follow: `حسب الحاجة` reports nothing.
  let needsSource: Bool
  /// The token where the speaker starts, its first letters left out where the cue is attached to it.
  let sourceStart: Int
  /// و is attached in front.
  let isJoined: Bool
  /// A pronoun is attached behind (`على حد قوله`): the speaker was told before.
  let hasPronoun: Bool
}

/// The prepositional cues of `Data/statements/prepositional.tsv`.
struct PrepositionalCues: Sendable {
  static let shared = PrepositionalCues(
    Table(isnad_statement_prepositional_bytes(), count: isnad_statement_prepositional_size()))

  private struct Entry: Sendable {
    let words: [[UInt8]]
    /// The last word is a letter attached to the next word.
    let isAttached: Bool
    let lemma: String
    let stance: Statement.Stance
    let needsSource: Bool
  }

  private let entries: [Entry]
  /// Entries by their first word.
  private let first: WordIndex
  private let byFirst: [[Int]]

  init(_ table: Table) {
    var entries: [Entry] = []
    var first = WordIndex(minimumCapacity: 128)
    var byFirst: [[Int]] = []
    table.forEachRow { row in
      var words = row.words(0).map { Folding.folded.of(String($0)) }
      let isAttached = words.count > 1 && words[words.count - 1].count == 2
      if isAttached { words.removeLast() }
      guard let key = words.first else { return }
      let slot = Int(first.insert(key, Int32(byFirst.count)))
      if slot == byFirst.count { byFirst.append([]) }
      byFirst[slot].append(entries.count)
      entries.append(
        Entry(
          words: words, isAttached: isAttached, lemma: row.string(1),
          stance: Statement.Stance(rawValue: row.string(2)) ?? .neutral,
          needsSource: row.string(3) == "needs-source"))
    }
    self.entries = entries
    self.first = first
    // The longest expression fits first.
    self.byFirst = byFirst.map { $0.sorted { (entries[$0].words.count, $1) > (entries[$1].words.count, $0) } }
  }

  func cue(at token: Int, in passage: Passage) -> PrepositionalCue? {
    let document = passage.document
    guard passage.tokens[token].kind == .word, passage.mention[token] < 0 else { return nil }
    let word = document.folded(token)
    var isJoined = false
    var slot = first[word]
    if slot == nil, word.count > 4, word.starts(with: Array("و".utf8)) {
      slot = first[word.dropFirst(2)]
      isJoined = true
    }
    if slot == nil, passage.plainEnding(token) != Array("ة".utf8),
      let pronoun = PrepositionalCues.pronouns.first(where: {
        word.count > 8 && word.suffix($0.count).elementsEqual($0)
      })
    {
      slot = first[word.dropLast(pronoun.count)]
    }
    guard let slot else { return nil }
    for i in byFirst[Int(slot)] {
      let entry = entries[i]
      let end = token + entry.words.count
      guard end < passage.tokens.count, passage.sentence(of: token).contains(end) else { continue }
      guard entry.words.count == 1 || entry.words[0].elementsEqual(isJoined ? word.dropFirst(2) : word) else {
        continue
      }
      guard zip(entry.words.dropFirst(), (token + 1)..<end).allSatisfy({ isWord($0, at: $1, in: passage) }) else {
        continue
      }
      var span = passage.span(token, without: isJoined ? 1 : 0, 0)
      if end > token + 1 { span = span.union(passage.tokens[end - 1].span) }
      var sourceStart = end
      if entry.isAttached {
        guard document.folded(end).starts(with: Array("ل".utf8)) else { continue }
        let letter = passage.span(end, without: 1, 0)
        span = ByteSpan(start: span.start, end: letter.start)
        // وفقا لـ “…”: the letter stands alone.
        if document.folded(end).count == 2 {
          span = span.union(passage.tokens[end].span)
          sourceStart = end + 1
        }
      }
      return PrepositionalCue(
        tokens: token..<sourceStart, span: span, lemma: entry.lemma, stance: entry.stance,
        needsSource: entry.needsSource,
        sourceStart: sourceStart, isJoined: isJoined,
        hasPronoun: !entry.isAttached && isLonger(end - 1, than: entry, isJoined: isJoined, in: passage))
    }
    return nil
  }

  private func isLonger(_ token: Int, than entry: Entry, isJoined: Bool, in passage: Passage) -> Bool {
    let joined = isJoined && entry.words.count == 1 ? 2 : 0
    return passage.document.folded(token).count > (entry.words.last?.count ?? 0) + joined
  }

  /// A word of the expression, with a pronoun for its last (`على حد قوله`) left to the caller.
  private func isWord(_ word: [UInt8], at token: Int, in passage: Passage) -> Bool {
    let printed = passage.document.folded(token)
    return printed.elementsEqual(word)
      || printed.starts(with: word)
        && PrepositionalCues.pronouns.contains { $0.elementsEqual(printed.dropFirst(word.count)) }
  }

  private static let pronouns = ["ه", "ها", "هم"].map { Array($0.utf8) }
}
