import IsnadDocument
import IsnadLanguage
import IsnadRecords
import IsnadText

/// What one place in the article says of a word holds for all its places.
extension NameFinder {
  /// Leaves out what stands behind كأس, إعصار or نادي, and its further places; gives single words one kind in the whole article.
  mutating func makeConsistent() {
    var banned: Set<[UInt8]> = []
    for token in tokens.indices where tokens[token].isWord && isOtherHead(token) {
      guard token + 1 < tokens.count, isJoined(token + 1), covering[token + 1] >= 0 else { continue }
      let index = Int(covering[token + 1])
      guard candidates[index].tokens.lowerBound == token + 1,
        candidates[index].span.start == document.tokens[token + 1].span.start,
        candidates[index].title == nil, candidates[index].rule != .own
      else { continue }
      if candidates[index].entry == nil || candidates[index].isShort { banned.insert(key(candidates[index])) }
      drop(index)
    }
    var families: Set<[UInt8]> = []
    for candidate in candidates
    where candidate.kind == .person
      && (candidate.tokens.count > 1 || candidate.title != nil || candidate.rule == .speaker)
    {
      if let last = candidate.tokens.last { families.insert(Array(document.foldedBytes[core(last)])) }
    }
    for index in candidates.indices where isNamesake(index, families) {
      candidates[index].kind = .person
      candidates[index].entry = nil
      candidates[index].rule = .memory
    }
    let spelled = families.sorted { $0.lexicographicallyPrecedes($1) }.prefix(Self.familyLimit)
    var weights: [[UInt8]: [Int]] = [:]
    for candidate in candidates where candidate.rule == .tagger {
      weights[key(candidate), default: [0, 0, 0, 0]][order(candidate.kind)] += max(1, candidate.margin)
    }
    for index in candidates.indices where !candidates[index].tokens.isEmpty {
      let candidate = candidates[index]
      let key = key(candidate)
      if banned.contains(key), candidate.title == nil, candidate.entry == nil || candidate.isShort {
        drop(index)
      } else if candidate.rule == .tagger {
        let isFamily =
          candidate.tokens.count == 1 && candidate.kind != .person
          && (families.contains(key) || spelled.contains { SpellingMatch.same($0, key) })
        // Several foreign words are a person wherever one place says so; a place or body is named with its kind.
        let isPersonElsewhere = candidate.tokens.count > 1 && (weights[key]?[order(.person)] ?? 0) > 0
        if isFamily || isPersonElsewhere {
          candidates[index].kind = .person
        } else if let weight = weights[key], let top = weight.indices.max(by: { weight[$0] < weight[$1] }) {
          candidates[index].kind = Entity.Kind.allCases[top]
        }
      }
    }
    removeEmptied()
  }

  /// Whether a listed town is a person of the article by its place: `الوزير أوستن`, `وقال أوستن`, where لويد أوستن is named.
  private func isNamesake(_ index: Int, _ families: Set<[UInt8]>) -> Bool {
    let candidate = candidates[index]
    guard candidate.kind == .place, candidate.rule != .own, candidate.tokens.count == 1,
      let entry = candidate.entry, gazetteer.entries[entry].seat < 0, families.contains(key(candidate))
    else { return false }
    let token = candidate.tokens.lowerBound
    if token > 0, isJoined(token), tokens[token].clitics == 0 {
      if tokens[token - 1].title != 0 || isSaying(token - 1) { return true }
    }
    return token + 1 < tokens.count && isJoined(token + 1) && isSaying(token + 1)
  }

  /// Whether a word is a verb that reports words.
  func isSaying(_ token: Int) -> Bool {
    partOfSpeech(token) == .verb && SayingVerbs.embedded.contains(document.foldedBytes, document.foldedRange(token))
  }

  /// How many family names are compared by spelling: the work must not grow with the square of the text.
  private static let familyLimit = 64

  private func order(_ kind: Entity.Kind) -> Int { Entity.Kind.allCases.firstIndex(of: kind) ?? 0 }

  /// A candidate's folded words without clitics, joined.
  private func key(_ candidate: Candidate) -> [UInt8] {
    guard let last = candidate.tokens.last else { return [] }
    let start = core(candidate.tokens.lowerBound).lowerBound + cliticBytes(candidate)
    return Array(document.foldedBytes[start..<core(last).upperBound])
  }

  mutating func drop(_ index: Int) {
    for token in candidates[index].tokens { covering[token] = -1 }
    candidates[index].tokens = candidates[index].tokens.upperBound..<candidates[index].tokens.upperBound
  }

  private func isOtherHead(_ token: Int) -> Bool {
    let range = core(token)
    for length in CliticLengths(document.foldedBytes, range) {
      if NameHeads.embedded.others.value(document.foldedBytes, (range.lowerBound + length.bytes)..<range.upperBound)
        != nil
      {
        return true
      }
    }
    return false
  }
}
