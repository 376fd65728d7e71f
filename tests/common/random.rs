//! Chances that are the same for everybody who has the seed.

/// A small generator of pseudo-random numbers (SplitMix64, Steele et al. 2014): the same series for a seed everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    pub(crate) fn some<'a>(&mut self, from: &[&'a str], most: usize) -> Vec<&'a str> {
        (0..self.below(most + 1)).map(|_| self.pick(from)).collect()
    }
}

/// Stories that several articles tell in the same words, sentence by sentence.
pub(crate) const STORIES: [[&str; 4]; 3] = [
    [
        "The harbour of Port Alder stayed closed on Monday after the crane drivers voted to go on with their strike \
         for a third week.",
        "Ships waited outside the breakwater, and the two fish markets of the town did not open their gates at all.",
        "The harbour board met in the afternoon behind closed doors and adjourned late at night without any decision.",
        "A mediator from the capital is expected on Wednesday with a new proposal that neither side has seen so far.",
    ],
    [
        "The ferry between the islands turned back twice this week because of ice that nobody had expected in March.",
        "Passengers slept in the school of the larger island, where the cooks had stayed on to make soup for them.",
        "An icebreaker is on its way from the north, but it will take two more days to reach the narrow sound.",
        "Farmers on the smaller island have fodder for a week and say that they remember far worse winters than this.",
    ],
    [
        "The town council wants to sell the old customs house, which has stood empty since the bridge was opened.",
        "Three offers lie on the table, one of them from a brewery that would keep the tower and its green clock.",
        "Neighbours have collected signatures against any plan that takes the linden trees from the little square.",
        "A vote is planned before the summer, once the surveyors have measured the cellars below the water line.",
    ],
];

impl Random {
    /// Most of a story or two, at times in paragraphs, or nothing.
    pub(crate) fn copied(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..self.below(3) {
            let story = STORIES[self.below(STORIES.len())];
            for sentence in story {
                if !self.one_in(3) {
                    text += sentence;
                    text += self.pick(&[" ", "\n\n"]);
                }
            }
        }
        text
    }
}
