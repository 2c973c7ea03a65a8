import IsnadDocument
import IsnadNames
import IsnadRecords
import IsnadText

extension Reading {
  /// Sets ``Figure/place``: the one place that the figure's sentence names as a place (`في غزة`, `بمدينة صور`).
  ///
  /// Where a sentence tells of two places, which of them a figure belongs to is a guess: then none is given.
  mutating func placeFigures(_ names: Names) {
    var places: [Int32: Party?] = [:]
    for i in figures.indices {
      let sentence = document.tokens[document.token(atOrAfter: figures[i].span.start)].sentence
      if let known = places[sentence] {
        figures[i].place = known
        continue
      }
      let found = onlyPlace(in: document.sentences[Int(sentence)], names)
      places[sentence] = .some(found)
      figures[i].place = found
    }
  }

  private func onlyPlace(in sentence: Document.Sentence, _ names: Names) -> Party? {
    guard sentence.tokens.count <= 60 else { return nil }
    var found: Names.Occurrence?
    for i in names.mentions(in: sentence.span) {
      let mention = names.mentions[i]
      guard names.entities[mention.entity].kind == .place, isLocative(mention) else { continue }
      if let found, found.entity != mention.entity { return nil }
      if found == nil { found = mention }
    }
    return found.map { Party(entity: $0.entity, span: $0.span) }
  }

  /// في or ب before the name, or before the word that says what it is (`في مدينة صور`).
  private func isLocative(_ mention: Names.Occurrence) -> Bool {
    let token = document.token(atOrAfter: mention.span.start)
    if mention.span.start > document.tokens[token].span.start { return document.string(token).hasPrefix("ب") }
    if document.token(token - 1, is: "في") || document.token(token - 1, is: "وفي")
      || document.token(token - 1, is: "داخل")
    {
      return true
    }
    guard document.token(token - 2, is: "في") || isBehindBa(token - 1) else { return false }
    return Reading.kindsOfPlaces.contains { document.token(token - 1, is: $0) }
  }

  private func isBehindBa(_ token: Int) -> Bool {
    document.tokens.indices.contains(token) && document.folded(token).starts(with: Array("ب".utf8))
  }

  private static let kindsOfPlaces: [StaticString] = [
    "مدينه", "بلده", "قريه", "محافظه", "ولايه", "منطقه", "قطاع", "حي", "مخيم", "اقليم", "مقاطعه", "جزيره", "العاصمه",
    "بمدينه", "ببلده", "بقريه", "بمحافظه", "بولايه", "بمنطقه", "بقطاع", "بحي", "بمخيم", "باقليم", "بمقاطعه", "بجزيره",
    "بالعاصمه",
  ]
}
