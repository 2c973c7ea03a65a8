import CIsnadData
import IsnadDocument
import IsnadLexicon

/// The stem of a word for comparing articles: without article, joined prepositions and the commonest endings (after Larkey,
/// Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval", 2007). Never shown, never looked up as a word.
///
/// - Parameter word: Folded bytes; words of other scripts stay as they are.
func stem(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard let first = word.first, 0xD8...0xD9 ~= first else { return word }
  var rest = word
  if let prefix = stemPrefixes.first(where: { rest.starts(with: $0) && rest.count - $0.count >= 6 }) {
    rest = rest.dropFirst(prefix.count)
  } else if rest.starts(with: waw), rest.count >= 10 {
    rest = rest.dropFirst(2)
  }
  if let suffix = stemSuffixes.first(where: { rest.count - $0.count >= 6 && rest.suffix($0.count).elementsEqual($0) }) {
    rest = rest.dropLast(suffix.count)
  }
  return rest
}

private let waw = Array("و".utf8)
private let stemPrefixes = ["وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال"].map { Array($0.utf8) }
private let stemSuffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"].map { Array($0.utf8) }

/// How much a stem tells one story from another: the fewer articles of the press have it, the more.
///
/// The counts come from a fixed table, not from the articles at hand: so how alike two articles are depends on these two alone,
/// and neither their order nor their company changes a group.
func weight(ofStem stem: ArraySlice<UInt8>) -> Double {
  let articles = commonStems.row(sortedKey: stem).flatMap { Int($0.string(1)) } ?? rarest
  return naturalLogarithm(10_000 / Double(max(articles, rarest)))
}

private let commonStems = Table(isnad_common_stems_bytes(), count: isnad_common_stems_size())
/// What the table leaves out stands in fewer than 18 of 10,000 articles; rarer than that, words are misprints as often as names.
private let rarest = 18

/// The natural logarithm of a number from 1 on, by its series: below the edge stands no C library whose last digit differs from
/// one machine to the next.
func naturalLogarithm(_ x: Double) -> Double {
  guard x > 0 else { return 0 }
  // x = m · 2^e with m in 1..<2, and ln m = 2 artanh((m - 1) / (m + 1)).
  let z = (x.significand - 1) / (x.significand + 1)
  var term = z
  var sum = 0.0
  for k in 0..<20 {
    sum += term / Double(2 * k + 1)
    term *= z * z
  }
  return 2 * sum + Double(x.exponent) * 0.693_147_180_559_945_3
}

/// FNV-1a: the same number for the same bytes on every machine and in every run, which Swift's own hashes are not.
func stableHash(_ bytes: some Sequence<UInt8>) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  return hash
}

/// Spreads a number's bits (the finaliser of MurmurHash3), so that the smallest of many hashes is a fair draw.
func spread(_ hash: UInt64) -> UInt64 {
  var h = hash
  h = (h ^ h >> 33) &* 0xFF51_AFD7_ED55_8CCD
  h = (h ^ h >> 33) &* 0xC4CE_B9FE_1A85_EC53
  return h ^ h >> 33
}
