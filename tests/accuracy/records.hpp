// SPDX-License-Identifier: MIT
#pragma once

// tests/accuracy/records/NAME.txt: what has been compared with the reference, and the fingerprint
// of its results. Only measure.cpp writes them (scripts/prove --record), after the comparison.

#include "fingerprint.hpp"

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

namespace accuracy {

// What a record is of, as it is printed: "float exact every value".
struct subject {
    std::string type, accuracy_class, instructions, form;

    std::string text() const {
        return type + ' ' + accuracy_class + ' ' + instructions + ' ' + form;
    }
};

struct proven {
    fingerprint results;
    double ulp = 0; // the worst error found
    std::string by; // program, version, day

    std::string text() const {
        char numbers[80];
        std::snprintf(numbers, sizeof numbers, "%016" PRIx64 " %016" PRIx64 " %.4f", results.whole,
                      results.part, ulp);
        return numbers + (' ' + by);
    }
};

class records {
public:
    records(const std::string& folder, const std::string& function)
        : path_(folder + '/' + function + ".txt") {
        std::ifstream file(path_);
        for (std::string line; std::getline(file, line);) {
            if (line.empty() || line[0] == '#') continue;
            std::istringstream in(line);
            subject s;
            proven p;
            in >> s.type >> s.accuracy_class >> s.instructions >> s.form >> std::hex
                >> p.results.whole >> p.results.part >> std::dec >> p.ulp;
            std::getline(in >> std::ws, p.by);
            if (in) all_[s.text()] = p;
        }
    }
    const std::string& path() const { return path_; }
    const proven* find(const subject& s) const {
        const auto found = all_.find(s.text());
        return found == all_.end() ? nullptr : &found->second;
    }
    void set(const subject& s, const proven& p) { all_[s.text()] = p; }
    bool write() const {
        std::ofstream file(path_);
        file
            << "# SPDX-License-Identifier: MIT\n"
               "# Written by scripts/prove --record, which compares all results with the "
               "reference.\n"
               "# type, class, instructions, form, fingerprint of all results, of a part of them,\n"
               "# worst error in ULP, and what compared them, when.\n";
        for (const auto& [s, p] : all_)
            file << s << ' ' << p.text() << '\n';
        return static_cast<bool>(file);
    }

private:
    std::string path_;
    std::map<std::string, proven> all_;
};

// The derivative from the value is a formula of y and is rounded no more than that; what y has lost
// is documented with the functor.
inline constexpr double from_value_bound = 1;

// What a record of this contender covers: the same bits everywhere, or those of one instruction
// set.
template <class T>
subject subject_of(const unit& u, const contender<T>& c, const char* form) {
    const bool every = c.value_bound <= 0.5 && c.derivative_bound <= 0.5;
    std::string who = c.who;
    std::replace(who.begin(), who.end(), ' ', '-');
    return {type<T>::name, who, every ? "every" : u.instructions, form};
}

} // namespace accuracy
