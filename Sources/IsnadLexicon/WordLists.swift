import CIsnadData

/// The word lists that several layers ask.
public enum WordLists {
  /// Common written words, folded, with ten times their Zipf frequency.
  public static let common = Table(isnad_common_words_bytes(), count: isnad_common_words_size())

  /// Parts of personal names, folded, with how often they are which (three digits) and a Latin spelling.
  public static let nameUnits = Table(isnad_name_units_bytes(), count: isnad_name_units_size())

  /// Ten times the Zipf frequency of a folded spelling (log10 of its occurrences in 10⁹ words); 0 for one that is rarer than the list.
  public static func frequency(_ word: ArraySlice<UInt8>) -> Int {
    guard let row = common.row(sortedKey: word) else { return 0 }
    return row.rest.bytes.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }
}
