import IsnadNames

/// Single names from standard input, one a line, for the measures of `Training/names`.
enum NameLines: String {
  /// Two names with a tab between them: 1 where they are taken for spellings of one, else 0.
  case spellings = "--spellings"
  /// A name: its Latin spelling by rule.
  case latin = "--latin"

  init?(_ argument: String?) {
    guard let argument, let lines = Self(rawValue: argument) else { return nil }
    self = lines
  }

  func answer() {
    while let line = readLine() {
      switch self {
      case .latin: print(NameMeasures.romanised(line))
      case .spellings:
        let names = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        print(names.count == 2 && NameMeasures.areSpellings(names[0], names[1]) ? 1 : 0)
      }
    }
  }
}
