import IsnadText

/// A plain Latin spelling of a name whose usual English spelling is not known.
///
/// ``LatinModel`` spells words as English–Arabic pairs of names do. What it can't read is spelled letter by letter, after the habit
/// of English-language newsrooms (no dots, no macrons, ع and ء left out); vowels that Arabic does not write are left to the
/// reader, but for an *a* in clusters that nobody could speak.
enum Romanisation {
  static func of(_ name: String) -> String {
    name.split(separator: " ").map { word(String($0)) }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func word(_ word: String) -> String {
    guard word.utf8.contains(where: { $0 >= 0x80 }) else { return word }
    var letters = word.unicodeScalars.filter { !isMark($0) }.map { $0 }
    var prefix = ""
    if letters.count > 4, letters[0] == "ا", letters[1] == "ل" {
      prefix = "al-"
      letters.removeFirst(2)
    }
    if let spelling = LatinModel.embedded.spelling(letters.map { UInt16(truncatingIfNeeded: $0.value) }),
      let first = spelling.first
    {
      return prefix + first.uppercased() + spelling.dropFirst()
    }
    var out = ""
    for (i, letter) in letters.enumerated() {
      let next = i + 1 < letters.count ? letters[i + 1] : nil
      let latin = spelling(letter, isFirst: i == 0, isLast: next == nil, before: out.last, next: next)
      if let first = latin.first, isConsonant(first), clusters(out) { out += "a" }
      out += latin
    }
    guard let first = out.first else { return word }
    return prefix + first.uppercased() + out.dropFirst()
  }

  /// Vowel signs and tatweel.
  private static func isMark(_ letter: Unicode.Scalar) -> Bool {
    (0x64B...0x65F).contains(letter.value) || letter.value == 0x670 || letter.value == 0x640
  }

  private static func spelling(
    _ letter: Unicode.Scalar, isFirst: Bool, isLast: Bool, before: Character?, next: Unicode.Scalar?
  ) -> String {
    switch letter {
    case "و":
      if isFirst || before.map(isVowel) == true || next == "ا" || next == "ي" { return "w" }
      return "o"
    case "ي", "ئ":
      if isFirst || next == "ا" || next == "و" { return "y" }
      return before == "i" ? "" : "i"
    case "ى": return "a"
    case "ة": return "a"
    case "آ", "أ", "ا", "إ": return letter == "إ" ? "i" : before == "a" ? "" : "a"
    case "ه": return isLast && before.map(isConsonant) == true ? "eh" : "h"
    default: return consonants[letter] ?? (letter.isASCII ? String(Character(letter)) : "")
    }
  }

  private static let consonants: [Unicode.Scalar: String] = [
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n",
    "پ": "p",
    "ڤ": "v", "گ": "g", "چ": "ch", "ژ": "zh", "ؤ": "u",
  ]

  private static func isVowel(_ c: Character) -> Bool { "aeiou".contains(c) }
  private static func isConsonant(_ c: Character) -> Bool { c.isLetter && !isVowel(c) }

  /// Whether two spoken consonants stand at the end, so that a third needs a vowel before it.
  private static func clusters(_ out: String) -> Bool {
    let tail = out.suffix(2)
    return tail.count == 2 && tail.allSatisfy(isConsonant)
      && !["sh", "th", "kh", "gh", "dh", "ch", "zh"].contains(String(tail))
  }
}
