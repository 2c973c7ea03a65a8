import IsnadText

/// What the measuring scripts of `Training/names` ask one name at a time.
package enum NameMeasures {
  /// Whether two single names are taken for spellings of one.
  package static func areSpellings(_ a: String, _ b: String) -> Bool {
    SpellingMatch.same(Folding.folded.of(a), Folding.folded.of(b))
  }

  /// The Latin spelling by rule, whatever the lists know.
  package static func romanised(_ name: String) -> String { Romanisation.of(name) }
}
