// The function of every claim. Each asks `evidence` for rows and answers; see docs/claims.md for what each computes.
#pragma once

#include "headway/study/claims/claim.hpp"
#include "headway/study/claims/evidence.hpp"

namespace headway::study::claims {

Answer reversal_of_controls(Evidence& evidence);     ///< C1
Answer keeps_ahead(Evidence& evidence);              ///< C2
Answer spur_of_scarcity(Evidence& evidence);         ///< C3
Answer spending_and_efficiency(Evidence& evidence);  ///< C4
Answer domestic_push(Evidence& evidence);            ///< C5
Answer investors_bet(Evidence& evidence);            ///< C6
Answer years_behind(Evidence& evidence);             ///< C7
Answer two_percent(Evidence& evidence);              ///< C8
Answer output_binds(Evidence& evidence);             ///< C9
Answer largest_clusters(Evidence& evidence);         ///< C10
Answer build_out(Evidence& evidence);                ///< C11
Answer high_demand(Evidence& evidence);              ///< C12
Answer critical_moment(Evidence& evidence);          ///< C13
Answer bought_time(Evidence& evidence);              ///< C14
Answer stockpiles(Evidence& evidence);               ///< C15
Answer fewer_chips(Evidence& evidence);              ///< C16
Answer cheap_power(Evidence& evidence);              ///< C17
Answer shut_down(Evidence& evidence);                ///< C18
Answer mixed_fleets(Evidence& evidence);             ///< C19
Answer levy(Evidence& evidence);                     ///< C20
Answer diversion(Evidence& evidence);                ///< C21
Answer withdrawal(Evidence& evidence);               ///< C22
Answer stakes(Evidence& evidence);                   ///< C23
Answer spur_of_efficiency(Evidence& evidence);       ///< C24

}  // namespace headway::study::claims
