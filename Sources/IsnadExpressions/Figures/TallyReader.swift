import IsnadDocument

/// Tells the tally of a vote (`بأغلبية 14 صوتا`, `أيده 12 عضوا`), which belongs to the votes, from votes cast for somebody.
struct TallyReader {
  let words: WordReader

  /// Whether the number at `number`, counting votes, members or states, is part of the tally of a vote.
  func isTally(_ number: Range<Int>, unit: CountedUnit) -> Bool {
    let counts = ["vote", "country", "person", nil].contains(unit.name)
    guard counts, unit.kind == .noun || unit.kind == .none else { return false }
    if unit.kind == .noun, unit.name == "person", !isVoter(unit) { return false }
    let sentence = words.sentence(of: number.lowerBound)
    let window =
      max(sentence.lowerBound, number.lowerBound - 12)..<min(sentence.upperBound, max(number.upperBound, unit.end) + 5)
    var hasTally = false
    for j in window where !number.contains(j) {
      if words.token(j, isOneOf: TallyReader.elections) { return false }
      // «صوت» as the unit itself is no verb of voting.
      if words[j].cues.contains(.tally), !(unit.tokens?.contains(j) ?? false),
        words[j].noun < 0 || words.prefixes(j).contains(.and) || j < number.lowerBound
      {
        hasTally = true
      }
    }
    return hasTally
  }

  private func isVoter(_ unit: CountedUnit) -> Bool {
    guard let tokens = unit.tokens else { return false }
    return words.token(
      tokens.lowerBound,
      isOneOf: [
        "عضوا", "اعضاء", "عضو", "نايبا", "نواب", "نايب", "سيناتورا", "وزيرا", "وزراء", "قضاه", "مندوبا", "برلمانيا",
      ])
  }

  /// Votes for a candidate are figures: `نال`, `حصل`, `انتخب`.
  private static let elections: [StaticString] = [
    "نال", "نالت", "ونال", "ونالت", "حصل", "حصلت", "وحصل", "وحصلت", "حصد", "حصدت", "فاز", "فازت", "وفاز", "وفازت",
    "انتخب", "انتخبت", "وانتخب", "بفوز",
    "المرشح", "مرشح", "مرشحا", "المرشحين", "لمنافسه", "منافسه", "الانتخابات", "الناخبين", "الرياسه", "جمع", "جمعت",
    "استطلاع", "الاستطلاع",
  ]
}
